package io.vad4j.spi;

import io.vad4j.ModelException;
import io.vad4j.Options;
import io.vad4j.TrainingException;
import java.util.Map;

/**
 * Provider of scorers that are trained on normal video.
 *
 * @since 0.1.0
 */
public non-sealed interface TrainableScorerProvider extends ScorerProvider {

  /**
   * Trains a model. The same training set, options and seed give the same model. Called from
   * several threads at a time, on different folds. When its thread is interrupted, it ends within a
   * second with a {@link TrainingException}; {@link TrainingClip#frame} throws one.
   *
   * @param trainingSet clips of gray frames of one size
   * @param options a value for every option of the descriptor, checked
   * @param context seed and progress
   * @return an immutable model
   * @throws TrainingException if the training set is too small or training diverges
   */
  ScorerModel train(TrainingSet trainingSet, Options options, TrainingContext context);

  /**
   * Loads a saved model, which gives exactly the same maps.
   *
   * @param options the options that it was trained with
   * @param parts the parts of {@link ScorerModel#save()} by name
   * @return an immutable model
   * @throws ModelException if a part is missing or damaged
   */
  ScorerModel load(Options options, Map<String, byte[]> parts);
}

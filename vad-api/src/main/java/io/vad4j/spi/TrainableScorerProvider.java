package io.vad4j.spi;

import io.vad4j.ModelException;
import io.vad4j.Options;
import io.vad4j.TrainingException;
import java.util.Map;

/**
 * Makes scorers that learn from normal footage first.
 *
 * @since 0.1.0
 */
public non-sealed interface TrainableScorerProvider extends ScorerProvider {

  /**
   * Learns from normal footage. The same footage, options and seed give the same model. Called from
   * several threads at a time, on different parts of the footage. When its thread is interrupted,
   * it ends within a second with a {@link TrainingException}; {@link TrainingClip#frame} throws
   * one.
   *
   * @param trainingSet clips of grey frames of one size
   * @param options a value for every option of the descriptor, checked
   * @param context seed and progress
   * @return an immutable model
   * @throws TrainingException if there is too little footage or training diverges
   */
  ScorerModel train(TrainingSet trainingSet, Options options, TrainingContext context);

  /**
   * Restores a model from what {@link ScorerModel#save()} gave; it scores exactly as before.
   *
   * @param options the options that it was trained with
   * @param parts the saved parts by name
   * @return an immutable model
   * @throws ModelException if a part is missing or damaged
   */
  ScorerModel load(Options options, Map<String, byte[]> parts);
}

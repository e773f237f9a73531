package io.vad4j.reproduction.training;

import io.vad4j.Options;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tensorflow.ValidationSplit;
import java.util.List;

/** Selection of the normal clips that are held out of all trainings. */
public final class ValidationClips {
  private ValidationClips() {}

  /** {@return the clips that a training holds out for validation: the same for all, by the seed} */
  public static List<TrainingClip> select(
      TrainingSet trainingSet, Variant variant, TrainableScorerProvider provider) {
    Options options = provider.descriptor().resolve(variant.options());
    double fraction = options.getDouble("validation-split");
    return ValidationSplit.of(trainingSet.clips(), fraction, variant.seed()).validation();
  }
}

package io.vad4j.examples.cli.reproduce;

import io.vad4j.Options;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingFootage;
import io.vad4j.tensorflow.MaskedAutoencoderProvider;
import java.util.List;

/** Which normal clips no network of the paper learned from. */
final class HeldOut {
  private HeldOut() {}

  /** The clips that a training holds out for validation: the same for all, by the seed. */
  static List<TrainingClip> of(
      TrainingFootage footage, Variant variant, TrainableScorerProvider provider) {
    Options options = provider.descriptor().complete(variant.options());
    return MaskedAutoencoderProvider.heldOut(footage, options, variant.seed());
  }
}

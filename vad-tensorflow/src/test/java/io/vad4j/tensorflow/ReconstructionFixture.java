package io.vad4j.tensorflow;

import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tensorflow.provider.MaskedAutoencoderProvider;
import java.util.List;
import java.util.stream.IntStream;

/** Four short clips of a street, and options of a reconstruction network that trains in seconds. */
final class ReconstructionFixture {
  static final MaskedAutoencoderProvider PROVIDER = new MaskedAutoencoderProvider();

  static final Options TINY =
      PROVIDER
          .descriptor()
          .resolve(
              Options.none()
                  .with("architecture", "reconstruction")
                  .with("input-size", 16)
                  .with("epochs", 6)
                  .with("frame-stride", 2));

  private static final List<List<Frame>> CLIPS =
      IntStream.range(0, 4).mapToObj(seed -> StreetFixture.clip(40, seed)).toList();

  private ReconstructionFixture() {}

  static TrainingSet trainingSet() {
    return StreetFixture.trainingSet(CLIPS);
  }

  static ScorerModel train(Options options) {
    return train(options, StreetFixture.context(1));
  }

  static ScorerModel train(Options options, TrainingContext context) {
    return PROVIDER.train(trainingSet(), options, context);
  }
}

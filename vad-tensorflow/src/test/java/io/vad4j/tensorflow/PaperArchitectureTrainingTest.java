package io.vad4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.spi.ScorerModel;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaperArchitectureTrainingTest {
  private final MaskedAutoencoderProvider provider = new MaskedAutoencoderProvider();
  private final Options tiny =
      provider
          .descriptor()
          .complete(
              Options.none()
                  .with("architecture", "paper")
                  .with("size", 16)
                  .with("epochs", 8)
                  .with("every", 2));
  private final List<List<Frame>> clips =
      IntStream.range(0, 4).mapToObj(seed -> Street.clip(40, seed)).toList();

  private ScorerModel train(Options options, long seed) {
    return provider.train(Street.footage(clips), options, Street.context(seed));
  }

  @Test
  void trainingLowersTheValidationLoss() {
    for (String loss : List.of("mse", "weighted", "hybrid")) {
      try (ScorerModel model = train(tiny.with("loss", loss), 1)) {
        List<LossHistory.Epoch> epochs = MaskedAutoencoder.of(model).history().epochs();
        assertThat(epochs.get(epochs.size() - 1).validationLoss())
            .as(loss)
            .isLessThan(0.7 * epochs.get(0).validationLoss());
      }
    }
  }

  @Test
  void sameSeedGivesTheSameModelToTheBit() {
    assertThat(parts(tiny, 7)).containsExactlyInAnyOrderEntriesOf(parts(tiny, 7));
  }

  private Map<String, byte[]> parts(Options options, long seed) {
    try (ScorerModel model = train(options, seed)) {
      return model.save();
    }
  }
}

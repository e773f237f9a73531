package io.vad4j.reproduction.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunFingerprintTest {

  private record Clip(String name, int size) implements TrainingClip {
    @Override
    public Frame frame(int position) {
      throw new UnsupportedOperationException("Only counted.");
    }
  }

  private record Clips(int width, int height, List<Clip> clips) implements TrainingSet {}

  private static RunFingerprint fingerprint(int epochs, int size, long seed) {
    return new RunFingerprint(
        new Variant(
            "plain",
            "plain",
            Variant.Group.MAIN,
            Variant.MASKED_AUTOENCODER,
            Options.none().with("epochs", epochs).with("size", size),
            seed),
        new Clips(36, 24, List.of(new Clip("one", 5), new Clip("two", 7))),
        "street");
  }

  @Test
  void folderNamesAreStable() {
    assertThat(fingerprint(60, 200, 0).folderName()).isEqualTo("plain-e0d8dcae4afd");
  }

  @Test
  void aTrainingOfMoreEpochsUsesTheSameFolder() {
    assertThat(fingerprint(10, 200, 0).folderName())
        .isEqualTo(fingerprint(60, 200, 0).folderName());
  }

  @Test
  void anotherSizeOrSeedIsAnotherTraining() {
    assertThat(fingerprint(60, 200, 0).folderName())
        .isNotEqualTo(fingerprint(60, 128, 0).folderName())
        .isNotEqualTo(fingerprint(60, 200, 1).folderName());
  }

  @Test
  void aTrainingOfAsManyEpochsOrMoreSatisfiesTheRequest() {
    Map<String, Object> finished = Map.of("options", Map.of("epochs", "60"));

    assertThat(fingerprint(60, 200, 0).isSatisfiedBy(finished)).isTrue();
    assertThat(fingerprint(30, 200, 0).isSatisfiedBy(finished)).isTrue();
    assertThat(fingerprint(61, 200, 0).isSatisfiedBy(finished)).isFalse();
  }
}

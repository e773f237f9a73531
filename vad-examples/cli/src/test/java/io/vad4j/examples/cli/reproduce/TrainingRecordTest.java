package io.vad4j.examples.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingFootage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingRecordTest {

  private record Clip(String name, int size) implements TrainingClip {
    @Override
    public Frame frame(int position) {
      throw new UnsupportedOperationException("Only counted.");
    }
  }

  private record Clips(int width, int height, List<Clip> clips) implements TrainingFootage {}

  private static TrainingRecord record(int epochs, int size, long seed) {
    return new TrainingRecord(
        new Variant(
            "plain",
            "plain",
            Variant.Group.MAIN,
            Options.none().with("epochs", epochs).with("size", size),
            seed),
        new Clips(36, 24, List.of(new Clip("one", 5), new Clip("two", 7))),
        "street");
  }

  @Test
  void folderNamesStayWhatTheyAreSoThatFinishedNetworksAreFound() {
    assertThat(record(60, 200, 0).folder()).isEqualTo("plain-e0d8dcae4afd");
  }

  @Test
  void aTrainingOfMoreEpochsGoesOnInTheSameFolder() {
    assertThat(record(10, 200, 0).folder()).isEqualTo(record(60, 200, 0).folder());
  }

  @Test
  void anotherSizeOrSeedIsAnotherTraining() {
    assertThat(record(60, 200, 0).folder())
        .isNotEqualTo(record(60, 128, 0).folder())
        .isNotEqualTo(record(60, 200, 1).folder());
  }

  @Test
  void aTrainingOfAsManyEpochsOrMoreServes() {
    Map<String, Object> finished = Map.of("options", Map.of("epochs", "60"));

    assertThat(record(60, 200, 0).servedBy(finished)).isTrue();
    assertThat(record(30, 200, 0).servedBy(finished)).isTrue();
    assertThat(record(61, 200, 0).servedBy(finished)).isFalse();
  }
}

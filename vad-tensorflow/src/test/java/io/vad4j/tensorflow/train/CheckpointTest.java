package io.vad4j.tensorflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.TrainingException;
import io.vad4j.tensorflow.EpochMetrics;
import io.vad4j.tensorflow.network.ReconstructionArchitecture;
import io.vad4j.tensorflow.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  @TempDir Path directory;
  private final ReconstructionArchitecture architecture = new ReconstructionArchitecture(16);
  private final TrainingState state =
      new TrainingState(
          weights(1),
          weights(2),
          weights(3),
          123,
          4567,
          weights(4),
          List.of(
              new EpochMetrics(1, 0.5, 0.25, 1e-3, true, Map.of()),
              new EpochMetrics(2, 0.4, 0.3, 9e-4, false, Map.of("accuracy", 0.75))));

  private Weights weights(long seed) {
    return Weights.initial(architecture.parameters(), seed);
  }

  private Checkpoint checkpoint(String seed) {
    return Checkpoint.inDirectory(
        directory.resolve("deeper"), Map.of("seed", seed, "batch-size", "8"));
  }

  @Test
  void readsTheStateThatWasWritten() {
    checkpoint("1").write(state);
    assertThat(checkpoint("1").read(architecture.parameters())).contains(state);
  }

  @Test
  void isEmptyBeforeTheFirstWrite() {
    assertThat(checkpoint("1").read(architecture.parameters())).isEmpty();
  }

  @Test
  void tracksTheBestEpochAndEpochsSince() {
    assertThat(state.bestValidationLoss()).isEqualTo(0.25);
    assertThat(state.epochsWithoutImprovement()).isEqualTo(1);
  }

  @Test
  void rejectsTheStateOfAnotherTrainingWithTheDifferences() {
    checkpoint("1").write(state);
    assertThatThrownBy(() -> checkpoint("2").read(architecture.parameters()))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("another training: seed is 1 there and 2 here")
        .hasMessageContaining("choose another directory");
  }

  @Test
  void rejectsADamagedFileWithAdvice() throws IOException {
    checkpoint("1").write(state);
    Path file = checkpoint("1").file();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 3] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> checkpoint("1").read(architecture.parameters()))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("Delete it to train from the start");
  }

  @Test
  void namesTheDiskAndItsFreeSpaceIfWritingFails() throws IOException {
    Files.writeString(directory.resolve("deeper"), "in the way");
    assertThatThrownBy(() -> checkpoint("1").write(state))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("the disk")
        .hasMessageContaining("MB left");
  }
}

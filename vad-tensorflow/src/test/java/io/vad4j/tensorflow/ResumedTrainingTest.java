package io.vad4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.ProgressListener;
import io.vad4j.spi.ScorerModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumedTrainingTest {
  private static Map<String, byte[]> uninterrupted;
  @TempDir Path directory;

  @BeforeAll
  static void trainWithoutInterruption() {
    uninterrupted = parts(Optional.empty());
  }

  private static Map<String, byte[]> parts(Optional<Path> checkpoints) {
    try (ScorerModel model = InterruptedTraining.train(checkpoints, ProgressListener.none())) {
      return model.save();
    }
  }

  @Test
  void killedTrainingResumesWithTheSameResult() throws Exception {
    killAfterEpoch(1);
    killAfterEpoch(3);
    assertThat(parts(Optional.of(directory))).containsExactlyInAnyOrderEntriesOf(uninterrupted);
  }

  /** Starts the training in another process and kills it as soon as it prints an epoch. */
  private void killAfterEpoch(int number) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-cp",
                System.getProperty("java.class.path")
                    + System.getProperty("path.separator")
                    + System.getProperty("jdk.module.path", ""),
                InterruptedTraining.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("epoch " + number + ":")) {
        line = lines.readLine();
      }
      assertThat(line).as("the child's line of epoch " + number).isNotNull();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void failedTrainingResumesWithTheSameResult() {
    try {
      InterruptedTraining.train(
              Optional.of(directory),
              progress -> {
                if (progress.detail().startsWith("epoch 2")) {
                  throw new IllegalStateException("stop");
                }
              })
          .close();
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("stop");
    }
    assertThat(parts(Optional.of(directory))).containsExactlyInAnyOrderEntriesOf(uninterrupted);
  }

  @Test
  void completedTrainingGivesItsModelWithoutAStep() {
    parts(Optional.of(directory));
    try (ScorerModel model =
        InterruptedTraining.train(
            Optional.of(directory),
            progress -> assertThat(progress.stage()).doesNotStartWith("training"))) {
      assertThat(model.save()).containsExactlyInAnyOrderEntriesOf(uninterrupted);
    }
  }
}

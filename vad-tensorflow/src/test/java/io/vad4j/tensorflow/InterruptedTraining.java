package io.vad4j.tensorflow;

import static io.vad4j.tensorflow.ReconstructionFixture.TINY;

import io.vad4j.ProgressListener;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingContext;
import java.nio.file.Path;
import java.util.Optional;

/** A training in a separate process, which prints each epoch to its standard output. */
final class InterruptedTraining {
  private InterruptedTraining() {}

  /** Trains with checkpoints in the directory of the first argument. */
  public static void main(String[] arguments) {
    train(
            Optional.of(Path.of(arguments[0])),
            progress -> {
              if (progress.detail().startsWith("epoch")) {
                System.out.println(progress.detail());
              }
            })
        .close();
    System.out.println("done");
  }

  static ScorerModel train(Optional<Path> checkpoints, ProgressListener listener) {
    return ReconstructionFixture.train(
        TINY,
        new TrainingContext() {
          @Override
          public long seed() {
            return 5;
          }

          @Override
          public ProgressListener progress() {
            return listener;
          }

          @Override
          public Optional<Path> checkpointDirectory() {
            return checkpoints;
          }
        });
  }
}

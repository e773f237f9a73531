package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model of the normal images of a {@link MotionJpegServer}, fitted by {@code vad train}.
 *
 * @param file the model
 * @param recording the folder of images that it was fitted to, at 25 frames a second
 */
record StreetModel(Path file, Path recording) {
  /** Fits a model in a folder. */
  static StreetModel in(Path folder) throws IOException {
    Path recording = Files.createDirectories(folder.resolve("normal"));
    List<byte[]> images = MotionJpegServer.normalImages();
    for (int i = 0; i < 240; i++) {
      Files.write(recording.resolve("%04d.jpg".formatted(i)), images.get(i % images.size()));
    }
    Path file = folder.resolve("street.vad");
    Run trained =
        Run.vad(
            "train",
            "--data",
            recording,
            "--fps",
            25,
            "--model",
            file,
            "--scorer",
            "frame-difference",
            "--folds",
            1,
            "--synthetic-anomalies",
            0);
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    return new StreetModel(file, recording);
  }
}

package io.vad4j.samples.quickstart;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.FrameSource;
import java.nio.file.Path;

/**
 * Trains a detector on one video and prints the anomalies of another.
 *
 * <p>Run it with three paths: a normal video (or folder of images), the model file to write, and
 * the video to score.
 */
public final class Quickstart {

  private Quickstart() {}

  /** Trains, then detects. */
  public static void main(String[] args) {
    if (args.length != 3) {
      System.err.println("Give three paths: NORMAL_VIDEO MODEL_FILE VIDEO");
      return;
    }
    train(Path.of(args[0]), Path.of(args[1]));
    detect(Path.of(args[1]), Path.of(args[2]));
  }

  private static void train(Path video, Path model) {
    try (Detector detector = Detector.create();
        FrameSource normal = FrameSource.open(video);
        Detector fitted = detector.fit(normal)) {
      fitted.save(model);
    }
  }

  static void detect(Path model, Path video) {
    try (Detector detector = Detector.load(model);
        FrameSource live = FrameSource.open(video)) {
      detector
          .detect(live)
          .filter(Detection::anomalous)
          .forEach(d -> System.out.println(d.timestamp() + " " + d.score()));
    }
  }
}

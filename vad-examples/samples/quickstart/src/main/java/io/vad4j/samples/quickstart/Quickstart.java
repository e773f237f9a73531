package io.vad4j.samples.quickstart;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.FrameSource;
import java.nio.file.Path;

/**
 * Learns what is normal from one video and tells what is not in another.
 *
 * <p>Run it with three paths: a video (or folder of images) of normal footage, the model file to
 * write, and a video to watch.
 */
public final class Quickstart {

  private Quickstart() {}

  /** Learns, then watches. */
  public static void main(String[] args) {
    if (args.length != 3) {
      System.err.println("Give three paths: NORMAL_VIDEO MODEL_FILE VIDEO_TO_WATCH");
      return;
    }
    train(Path.of(args[0]), Path.of(args[1]));
    detect(Path.of(args[1]), Path.of(args[2]));
  }

  private static void train(Path video, Path model) {
    try (Detector detector = Detector.create();
        FrameSource normal = FrameSource.open(video)) {
      detector.fit(normal);
      detector.save(model);
    }
  }

  private static void detect(Path model, Path video) {
    try (Detector detector = Detector.load(model);
        FrameSource live = FrameSource.open(video)) {
      detector
          .detect(live)
          .filter(Detection::anomalous)
          .forEach(d -> System.out.println(d.timestamp() + " " + d.score()));
    }
  }
}

package consumer;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.spi.Providers;

/** Trains on a synthetic street and counts its anomalous frames. */
final class Watch {
  private Watch() {}

  /** Prints the module of the library, the scorers found, and how many frames are abnormal. */
  public static void main(String[] arguments) {
    SyntheticScene scene = SyntheticScene.builder().size(160, 120).seed(1).build();
    try (FrameSource normal = scene.normalClip(1, 300).open();
        FrameSource video = scene.testClip(2, 300).open();
        Detector detector = Detector.builder().scorer("optical-flow").fit(normal)) {
      System.out.println(detector.getClass().getModule());
      System.out.println(Providers.scorers().names());
      System.out.println(detector.detect(video).filter(Detection::anomalous).count());
    }
  }
}

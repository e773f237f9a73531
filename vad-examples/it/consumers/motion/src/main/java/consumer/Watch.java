package consumer;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.core.simulation.SyntheticScene;

/** Trains on a synthetic street and counts its anomalous frames. */
final class Watch {
  private Watch() {}

  /** How many frames of a clip with anomalies are found abnormal. */
  static long abnormalFrames() {
    SyntheticScene scene = SyntheticScene.builder().size(160, 120).seed(1).build();
    try (FrameSource normal = scene.normalClip(1, 300).open();
        FrameSource video = scene.testClip(2, 300).open();
        Detector detector = Detector.builder().scorer("optical-flow").fit(normal)) {
      return detector.detect(video).filter(Detection::anomalous).count();
    }
  }
}

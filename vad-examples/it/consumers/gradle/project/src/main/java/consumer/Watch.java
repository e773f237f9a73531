package consumer;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.FrameSource;
import java.net.URI;

/** Trains on a synthetic street, and prints how many frames of a clip with anomalies it finds. */
public final class Watch {
  private static final String STREET = "synthetic:street?seed=1&width=160&height=120&frames=300";

  private Watch() {}

  public static void main(String[] args) {
    try (FrameSource normal = FrameSource.open(URI.create(STREET + "&clip=1"));
        FrameSource video = FrameSource.open(URI.create(STREET + "&clip=2&anomalies=cyclist,cart"));
        Detector detector = Detector.builder().scorer("optical-flow").fit(normal)) {
      long found = detector.detect(video).filter(Detection::anomalous).count();
      System.out.println("anomalous frames: " + found);
    }
  }
}

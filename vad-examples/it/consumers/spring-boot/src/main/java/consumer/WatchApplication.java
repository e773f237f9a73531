package consumer;

import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.core.simulation.SyntheticScene;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Trains on a synthetic street; the container closes the detector. */
@SpringBootApplication
public class WatchApplication {
  /** The street that is watched. */
  @Bean
  SyntheticScene scene() {
    return SyntheticScene.builder().size(160, 120).seed(1).build();
  }

  /** A fitted detector, which any number of threads may use. */
  @Bean
  Detector detector(SyntheticScene scene) {
    try (FrameSource normal = scene.normalClip(1, 300).open()) {
      return Detector.builder().scorer("optical-flow").fit(normal);
    }
  }

  /** Starts the application. */
  public static void main(String[] arguments) {
    SpringApplication.run(WatchApplication.class, arguments);
  }
}

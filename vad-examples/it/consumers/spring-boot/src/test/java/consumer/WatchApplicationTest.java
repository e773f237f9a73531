package consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.monitor.Monitor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ConfigurableApplicationContext;

class WatchApplicationTest {
  @Test
  void detectsAndClosesTheDetectorWithItself() {
    Detector detector;
    try (ConfigurableApplicationContext context = SpringApplication.run(WatchApplication.class)) {
      detector = context.getBean(Detector.class);
      try (FrameSource video = context.getBean(SyntheticScene.class).testClip(2, 300).open()) {
        assertThat(context.getBean(WatchService.class).abnormalFrames(video)).isBetween(1L, 299L);
      }
    }
    assertThatIllegalStateException().isThrownBy(detector::newSession);
  }

  @Test
  void watchesTheCameraOfItsProperties() throws InterruptedException {
    try (ConfigurableApplicationContext context = SpringApplication.run(WatchApplication.class)) {
      Monitor monitor = context.getBean(Monitor.class);

      assertThat(monitor.awaitEnd(Duration.ofSeconds(60))).isTrue();
      assertThat(monitor.status().get("entrance").scored()).isPositive();
    }
  }

  @Test
  void keepsTheVersionsOfSpringBoot() throws IOException {
    List<String> jars =
        List.of(Files.readString(Path.of("target", "runtime.classpath")).split(File.pathSeparator))
            .stream()
            .map(jar -> Path.of(jar).getFileName().toString())
            .toList();
    assertThat(jars)
        .contains("spring-boot-" + SpringBootVersion.getVersion() + ".jar")
        .contains("slf4j-api-" + bootVersion("slf4j") + ".jar")
        .contains("logback-classic-" + bootVersion("logback") + ".jar");
  }

  /** The version that Spring Boot's own BOM manages. */
  private static String bootVersion(String library) throws IOException {
    String bom = Files.readString(Path.of(System.getProperty("boot.bom")));
    String tag = "<" + library + ".version>";
    int start = bom.indexOf(tag) + tag.length();
    return bom.substring(start, bom.indexOf('<', start));
  }
}

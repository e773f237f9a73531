package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final Path CLASS_PATH = Path.of("target", "runtime.classpath");

  @Test
  void findsWhatIsAbnormal() {
    assertThat(Watch.abnormalFrames()).isBetween(1L, 299L);
  }

  @Test
  void bringsNoOpenCvAndNoFfmpeg() throws IOException {
    long bytes = 0;
    for (Path jar : jars()) {
      bytes += Files.size(jar);
    }
    System.out.printf(
        "api, core and tensorflow: %d jars, %d MB%n", jars().size(), bytes / 1_000_000);
    assertThat(jars())
        .extracting(jar -> jar.getFileName().toString())
        .anyMatch(name -> name.startsWith("tensorflow"))
        .noneMatch(name -> name.contains("opencv"))
        .noneMatch(name -> name.contains("ffmpeg"))
        .noneMatch(name -> name.contains("openblas"));
  }

  private static List<Path> jars() throws IOException {
    return Arrays.stream(Files.readString(CLASS_PATH).split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }
}

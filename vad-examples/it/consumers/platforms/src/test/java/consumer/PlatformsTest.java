package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What earlier goals of this project have resolved; see {@code invoker.properties}. */
class PlatformsTest {
  private static final List<String> NATIVE_LIBRARIES =
      List.of("javacpp", "openblas", "opencv", "ffmpeg", "tensorflow-core-native");

  @Test
  void takesThePlatformAtHand() throws IOException {
    assertThat(classifiers("at-hand")).containsOnly(platformAtHand()).hasSize(5);
  }

  @Test
  void takesAnotherPlatform() throws IOException {
    assertThat(classifiers("chosen")).containsOnly("linux-arm64").hasSize(5);
  }

  @Test
  void takesTheGpuBuildOfTensorFlowOnly() throws IOException {
    assertThat(classifiers("gpu"))
        .containsExactlyInAnyOrder(
            "linux-x86_64", "linux-x86_64", "linux-x86_64", "linux-x86_64", "linux-x86_64-gpu");
  }

  /** The classifiers of the native libraries in a list of {@code group:name:jar:classifier:…}. */
  private static List<String> classifiers(String list) throws IOException {
    return Files.readAllLines(Path.of("target", list + ".txt")).stream()
        .map(line -> line.strip().split(":"))
        .filter(parts -> parts.length == 6 && NATIVE_LIBRARIES.contains(parts[1]))
        .map(parts -> parts[3])
        .toList();
  }

  private static String platformAtHand() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String name = system.startsWith("mac") ? "macosx" : system.split(" ")[0];
    boolean arm = Arrays.asList("aarch64", "arm64").contains(System.getProperty("os.arch"));
    return name + (arm ? "-arm64" : "-x86_64");
  }
}

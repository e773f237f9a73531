package consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradleTest {
  @TempDir private Path folder;

  @Test
  void aGradleProjectResolvesCompilesAndDetects() throws IOException, InterruptedException {
    assumeTrue(isGradleInstalled(), "there is no gradle command on the PATH");
    Path log = folder.resolve("log.txt");

    Process gradle =
        new ProcessBuilder(
                "gradle",
                "--offline",
                "--no-daemon",
                "--gradle-user-home",
                folder.resolve("home").toString(),
                "--project-cache-dir",
                folder.resolve("cache").toString(),
                "-Dmaven.repo.local=" + System.getProperty("repository"),
                "-Pvad4jVersion=" + System.getProperty("vad4j.version"),
                "-Pvad4jPlatform=" + platform(),
                "watch")
            .directory(Path.of("project").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();

    assertThat(gradle.waitFor()).as(Files.readString(log)).isZero();
    assertThat(Files.readString(log, StandardCharsets.UTF_8))
        .containsPattern("anomalous frames: [1-9]");
  }

  @Test
  void theModuleMetadataOfGradleIsPublished() throws IOException {
    String version = System.getProperty("vad4j.version");
    Path published = Path.of(System.getProperty("repository"), "io/vad4j/vad-motion", version);
    String name = "vad-motion-" + version;

    assertThat(Files.readString(published.resolve(name + ".module")))
        .contains("\"name\": \"linux-x86_64-runtimeElements\"", "\"url\": \"" + name + ".jar\"");
    assertThat(Files.readString(published.resolve(name + ".pom")))
        .contains("<!-- do_not_remove: published-with-gradle-metadata -->");
  }

  private static boolean isGradleInstalled() {
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(folder, "gradle"))) {
        return true;
      }
    }
    return false;
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String name = system.startsWith("mac") ? "macosx" : system.split(" ")[0];
    boolean arm = List.of("aarch64", "arm64").contains(System.getProperty("os.arch"));
    return name + (arm ? "-arm64" : "-x86_64");
  }
}

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
  private static final Path TARGET = Path.of("target");

  @Test
  void findsWhatIsAbnormalAsModules() throws IOException, InterruptedException {
    Path output = TARGET.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "--module-path",
                TARGET.resolve("classes") + File.pathSeparator + classPath(),
                "--add-modules",
                "ALL-MODULE-PATH",
                "--module",
                "consumer/consumer.Watch")
            .redirectError(TARGET.resolve("errors.txt").toFile())
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as("exit status").isZero();
    List<String> lines = Files.readAllLines(output);
    assertThat(lines.get(0)).isEqualTo("module io.vad4j.core");
    assertThat(lines.get(1)).contains("optical-flow", "masked-autoencoder");
    assertThat(Long.parseLong(lines.get(2))).isBetween(1L, 299L);
  }

  @Test
  void bringsEverything() throws IOException {
    List<Path> jars = Arrays.stream(classPath().split(File.pathSeparator)).map(Path::of).toList();
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    System.out.printf("all on the module path: %d jars, %d MB%n", jars.size(), bytes / 1_000_000);
    assertThat(jars)
        .extracting(jar -> jar.getFileName().toString())
        .anyMatch(name -> name.startsWith("opencv"))
        .anyMatch(name -> name.startsWith("tensorflow"));
  }

  private static String classPath() throws IOException {
    return Files.readString(TARGET.resolve("runtime.classpath"));
  }
}

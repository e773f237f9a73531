package io.vad4j.reproduction.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Description of the host. */
final class HostInfo {
  private HostInfo() {}

  /** {@return processor, number of available cores, operating system and Java} */
  static String describe() {
    return "%s, %d cores, %s %s, Java %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"));
  }

  private static String processor() {
    Path file = Path.of("/proc/cpuinfo");
    if (Files.isReadable(file)) {
      try (Stream<String> lines = Files.lines(file)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("unknown processor");
      } catch (IOException e) {
        return "unknown processor";
      }
    }
    return "unknown processor";
  }
}

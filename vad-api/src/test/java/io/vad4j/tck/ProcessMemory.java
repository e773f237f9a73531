package io.vad4j.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process holds, beyond what the Java heap can give back. */
final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ProcessMemory() {}

  /**
   * Bytes of memory in use: the heap after a collection, and what the process holds outside the
   * heap where the system tells (Linux).
   */
  static long resident() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long heap = runtime.totalMemory() - runtime.freeMemory();
    if (!Files.isReadable(STATUS)) {
      return heap;
    }
    try {
      long resident =
          Files.readAllLines(STATUS).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
              .findFirst()
              .orElse(0);
      return heap + Math.max(0, resident - runtime.totalMemory());
    } catch (IOException e) {
      return heap;
    }
  }
}

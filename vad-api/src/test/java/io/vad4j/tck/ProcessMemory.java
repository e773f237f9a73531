package io.vad4j.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory use of this process.
 *
 * @param heap bytes of the Java heap in use after a collection
 * @param nonHeap bytes resident beyond the Java heap, where the system reports it (Linux); else 0
 */
record ProcessMemory(long heap, long nonHeap) {
  private static final Path STATUS = Path.of("/proc/self/status");

  static ProcessMemory measure() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long committed = runtime.totalMemory();
    return new ProcessMemory(
        committed - runtime.freeMemory(),
        Files.isReadable(STATUS) ? residentBytes() - committed : 0);
  }

  private static long residentBytes() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

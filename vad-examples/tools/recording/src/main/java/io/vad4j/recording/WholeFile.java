package io.vad4j.recording;

import io.vad4j.VadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that are written under a temporary name, then moved to their own. A device or pipe is
 * written to, and not replaced.
 */
final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a file.
   *
   * @throws VadException if that fails
   */
  static void write(Path file, byte[] content) {
    Path temporary = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".part");
    try {
      if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
        Files.write(file, content, StandardOpenOption.WRITE);
        return;
      }
      try {
        Files.write(temporary, content);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new VadException(
          "%s cannot be written: %s. Is its folder there, and is there room?".formatted(file, e),
          e);
    }
  }
}

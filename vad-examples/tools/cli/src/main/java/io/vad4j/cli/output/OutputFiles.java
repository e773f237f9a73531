package io.vad4j.cli.output;

import io.vad4j.VadException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Files that a command is asked to write: checked before the work, and never left half written. */
public final class OutputFiles {
  /** Bytes that a folder must have room for. */
  private static final int MIN_FREE_BYTES = 1 << 20;

  private OutputFiles() {}

  /**
   * Checks that a file can be written, making the folder that it is to lie in.
   *
   * @param option the option that named it, for the message
   * @throws VadException if it cannot
   */
  public static void checkFile(Path file, String option) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new VadException("%s is a folder; name a file in it with %s.".formatted(file, option));
    }
    checkFolder(folder, option);
  }

  /**
   * Checks that files can be written to a folder and that it has room for a few, making it where it
   * does not exist.
   *
   * @throws VadException if they cannot
   */
  public static void checkFolder(Path folder, String option) {
    try {
      Files.createDirectories(folder);
      Path probe = Files.createTempFile(folder, ".vad", ".tmp");
      try {
        Files.write(probe, new byte[MIN_FREE_BYTES]);
      } finally {
        Files.delete(probe);
      }
    } catch (IOException e) {
      throw cannotWrite(folder, option, e);
    }
  }

  /**
   * Whether there is nothing in a folder.
   *
   * @throws VadException if it cannot be read
   */
  public static boolean isEmpty(Path folder, String option) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw cannotWrite(folder, option, e);
    }
  }

  /**
   * Writes a text under a temporary name, then moves it to its own.
   *
   * @throws VadException if that fails
   */
  public static void write(Path file, String text, String option) {
    Path temporary =
        file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      try {
        Files.writeString(temporary, text, StandardCharsets.UTF_8);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw cannotWrite(file, option, e);
    }
  }

  private static VadException cannotWrite(Path path, String option, IOException cause) {
    return new VadException(
        "Cannot write to %s (%s); name a place that can be written with %s."
            .formatted(path, reason(cause), option),
        cause);
  }

  private static String reason(IOException cause) {
    String kind = cause.getClass().getSimpleName().replace("Exception", "");
    return switch (kind) {
      case "AccessDenied" -> "access denied";
      case "FileAlreadyExists" -> "a file is in the way: " + cause.getMessage();
      default -> cause.getMessage() == null ? kind : cause.getMessage();
    };
  }
}

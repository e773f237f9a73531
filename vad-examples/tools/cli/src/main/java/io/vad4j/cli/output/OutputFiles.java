package io.vad4j.cli.output;

import io.vad4j.VadException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
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
   * @param text whether it is text, which may also be written to a device such as /dev/stdout
   * @throws VadException if it cannot
   */
  public static void checkFile(Path file, String option, boolean text) {
    if (isDevice(file)) {
      if (!text) {
        throw new VadException(
            "%s is no regular file; name another one with %s.".formatted(file, option));
      }
      return;
    }
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
   * Checks that a folder has no files of an earlier run, which would be replaced or mixed with
   * those of this one.
   *
   * @param names the names of such files, as a regular expression
   * @throws VadException if it has one, or cannot be read
   */
  public static void checkNoneOf(Path folder, String names, String option) {
    try (Stream<Path> files = Files.list(folder)) {
      Optional<String> earlier =
          files
              .map(file -> file.getFileName().toString())
              .filter(Pattern.compile(names).asMatchPredicate())
              .min(Comparator.naturalOrder());
      if (earlier.isPresent()) {
        throw new VadException(
            "%s has files of an earlier run, such as %s. Nothing was done; name another folder with %s, or move them away."
                .formatted(folder, earlier.get(), option));
      }
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
    if (isDevice(file)) {
      writeToDevice(file, text, option);
      return;
    }
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)), option);
  }

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file under a temporary name, then moves it to its own, making the folder for it.
   *
   * @throws VadException if that fails
   */
  public static void write(Path file, Content content, String option) {
    Path temporary =
        file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
          content.writeTo(out);
        }
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw cannotWrite(file, option, e);
    }
  }

  /** Whether it is a device or pipe, which must not be replaced by a file. */
  private static boolean isDevice(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  private static void writeToDevice(Path file, String text, String option) {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
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

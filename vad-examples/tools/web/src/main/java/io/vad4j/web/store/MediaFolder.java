package io.vad4j.web.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files of events: complete ones in {@code media}, and those that are being written in {@code
 * parts}, on the same file system.
 */
final class MediaFolder {
  static final String THUMBNAIL = ".jpg";
  static final String CLIP = ".mp4";

  private final Path media;
  private final Path parts;

  /** The folders, which are created where they are missing. */
  MediaFolder(Path folder) throws IOException {
    media = Files.createDirectories(folder.resolve("media"));
    parts = Files.createDirectories(folder.resolve("parts"));
  }

  Path parts() {
    return parts;
  }

  Path file(String key, String ending) {
    return media.resolve(key + ending);
  }

  /** Moves a complete file of {@code parts} to its name, as one step. */
  void accept(Path part, String key, String ending) throws IOException {
    Files.move(part, file(key, ending), ATOMIC_MOVE, REPLACE_EXISTING);
  }

  boolean has(String key, String ending) {
    return Files.isRegularFile(file(key, ending));
  }

  void delete(String key) throws IOException {
    Files.deleteIfExists(file(key, THUMBNAIL));
    Files.deleteIfExists(file(key, CLIP));
  }

  /** The size of the files of an event. */
  long size(String key) throws IOException {
    long size = 0;
    for (String ending : List.of(THUMBNAIL, CLIP)) {
      if (has(key, ending)) {
        size += Files.size(file(key, ending));
      }
    }
    return size;
  }

  /** The size of all files. */
  long size() throws IOException {
    long size = 0;
    for (Path file : list(media)) {
      size += Files.size(file);
    }
    return size;
  }

  /** Removes what was being written, and all files but those named. */
  void keepOnly(Set<String> names) throws IOException {
    for (Path part : list(parts)) {
      Files.delete(part);
    }
    for (Path file : list(media)) {
      if (!names.contains(file.getFileName().toString())) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}

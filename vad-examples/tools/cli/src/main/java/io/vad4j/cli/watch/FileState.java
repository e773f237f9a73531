package io.vad4j.cli.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Time and size of a file, which differ after it was replaced; 0 where there is none. */
record FileState(long modified, long size) {
  static final FileState ABSENT = new FileState(0, 0);

  static FileState of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileState(attributes.lastModifiedTime().toMillis(), attributes.size());
    } catch (IOException e) {
      return ABSENT;
    }
  }
}

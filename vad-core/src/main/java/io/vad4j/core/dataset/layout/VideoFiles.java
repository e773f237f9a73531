package io.vad4j.core.dataset.layout;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Recognizes video files by their extensions. */
public final class VideoFiles {
  private static final Set<String> EXTENSIONS =
      Set.of(
          "mp4", "avi", "mov", "mkv", "webm", "m4v", "mpg", "mpeg", "ts", "wmv", "flv", "3gp",
          "mjpeg", "ogv");

  private VideoFiles() {}

  public static boolean supports(Path file) {
    String name = Folders.nameOf(file);
    int dot = name.lastIndexOf('.');
    return dot > 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}

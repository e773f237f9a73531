package io.vad4j.motion.video;

import io.vad4j.VadException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of video file that are written. */
enum VideoKind {
  MP4("mp4", "mp4", true, "libopenh264", "mpeg4"),
  MOV("mov", "mov", true, "libopenh264", "mpeg4"),
  MKV("mkv", "matroska", true, "libopenh264", "mpeg4"),
  AVI("avi", "avi", false, "mpeg4");

  private final String ending;
  private final String muxer;
  private final boolean variableRate;
  private final List<String> encoders;

  VideoKind(String ending, String muxer, boolean variableRate, String... encoders) {
    this.ending = ending;
    this.muxer = muxer;
    this.variableRate = variableRate;
    this.encoders = List.of(encoders);
  }

  /**
   * The kind by a file's name.
   *
   * @throws VadException if there is none of such a name
   */
  static VideoKind of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(kind -> name.endsWith("." + kind.ending))
        .findFirst()
        .orElseThrow(
            () ->
                new VadException(
                    "No video can be written to %s; name it *%s."
                        .formatted(
                            file,
                            Arrays.stream(values())
                                .map(kind -> "." + kind.ending)
                                .collect(Collectors.joining(", *")))));
  }

  /** What FFmpeg calls it. */
  String muxer() {
    return muxer;
  }

  /** Whether frames may follow at differing intervals. */
  boolean hasVariableRate() {
    return variableRate;
  }

  /** What FFmpeg calls the encoders that suit it, best first. */
  List<String> encoders() {
    return encoders;
  }
}

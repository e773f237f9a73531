package io.vad4j.video;

import io.vad4j.VadException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Container formats that can be written. */
enum VideoContainer {
  MP4("mp4", "mp4", true, "libopenh264", "mpeg4"),
  MOV("mov", "mov", true, "libopenh264", "mpeg4"),
  MKV("mkv", "matroska", true, "libopenh264", "mpeg4"),
  AVI("avi", "avi", false, "mpeg4");

  private final String extension;
  private final String muxer;
  private final boolean variableRate;
  private final List<String> encoders;

  VideoContainer(String extension, String muxer, boolean variableRate, String... encoders) {
    this.extension = extension;
    this.muxer = muxer;
    this.variableRate = variableRate;
    this.encoders = List.of(encoders);
  }

  /**
   * The container format by the extension of a file name.
   *
   * @throws VadException if the extension is unknown
   */
  static VideoContainer of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(container -> name.endsWith("." + container.extension))
        .findFirst()
        .orElseThrow(
            () ->
                new VadException(
                    "No video can be written to %s; name it *%s."
                        .formatted(
                            file,
                            Arrays.stream(values())
                                .map(container -> "." + container.extension)
                                .collect(Collectors.joining(", *")))));
  }

  /** FFmpeg's name of the muxer. */
  String muxer() {
    return muxer;
  }

  /** Whether it supports a variable frame rate. */
  boolean hasVariableRate() {
    return variableRate;
  }

  /** FFmpeg's names of suitable encoders, best first. */
  List<String> encoders() {
    return encoders;
  }
}

package io.vad4j.cli.watch.config;

import java.time.Duration;

/** Durations as people write them. */
public final class ConfigDuration {
  private ConfigDuration() {}

  /**
   * {@return the duration of a number with ms, s, m, h or d}
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static Duration parse(String text) {
    return YamlMapping.toDuration(text);
  }
}

package io.vad4j.cli.watch.config;

import io.vad4j.Options;

/** A sink of a configuration: the name of its provider, and its options with secrets resolved. */
public record SinkConfig(String provider, Options options) {
  @Override
  public String toString() {
    return provider;
  }
}

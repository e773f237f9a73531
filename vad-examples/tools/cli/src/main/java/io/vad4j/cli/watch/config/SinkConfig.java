package io.vad4j.cli.watch.config;

import io.vad4j.Options;
import io.vad4j.monitor.alert.AlertSinkProvider;
import io.vad4j.spi.OptionSpec;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A sink of a configuration: the name of its provider, and its options with secrets resolved. */
public record SinkConfig(String provider, Options options) {
  /** {@return the files and folders that the sink writes} */
  Stream<Path> paths() {
    return AlertSinkProvider.get(provider).options().stream()
        .filter(spec -> spec.type() == OptionSpec.Type.PATH)
        .flatMap(spec -> options.get(spec.name()).stream())
        .map(Path::of);
  }

  @Override
  public String toString() {
    return provider;
  }
}

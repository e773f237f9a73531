package io.vad4j.cli.watch.config;

import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.ProviderException;
import io.vad4j.monitor.alert.AlertSinkProvider;
import io.vad4j.monitor.alert.SinkContext;
import io.vad4j.spi.OptionSpec;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a sink: its type, and the options of that type. */
final class SinkReader {
  private static final String TYPE = "type";

  private final Path folder;
  private final Secrets secrets;
  private final ConfigProblems problems;
  private final List<AlertSinkProvider> providers = AlertSinkProvider.all();

  SinkReader(Path folder, Secrets secrets, ConfigProblems problems) {
    this.folder = folder;
    this.secrets = secrets;
    this.problems = problems;
  }

  Optional<SinkConfig> read(String name, YamlMapping sink) {
    Optional<AlertSinkProvider> provider = sink.get(TYPE, this::toProvider);
    if (!sink.has(TYPE)) {
      problems.add(
          sink.node(),
          "Sink '%s' needs a type: %s."
              .formatted(
                  name,
                  String.join(", ", providers.stream().map(AlertSinkProvider::name).toList())));
    }
    return provider.flatMap(type -> read(name, sink, type));
  }

  private AlertSinkProvider toProvider(String type) {
    List<String> names = providers.stream().map(AlertSinkProvider::name).toList();
    if (!names.contains(type)) {
      throw new IllegalArgumentException(
          "there is no sink '%s'%s".formatted(type, NearestName.hint(type, names)));
    }
    try {
      return AlertSinkProvider.get(type);
    } catch (ProviderException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private Optional<SinkConfig> read(String name, YamlMapping sink, AlertSinkProvider provider) {
    List<String> known = new ArrayList<>(List.of(TYPE));
    provider.options().forEach(spec -> known.add(spec.name()));
    sink.allow(known);
    Options options = Options.none();
    boolean valid = true;
    for (OptionSpec spec : provider.options()) {
      Optional<String> value = value(sink, spec);
      valid &= value.isPresent() == sink.has(spec.name());
      if (value.isPresent()) {
        options = options.with(spec.name(), value.get());
      }
    }
    if (!valid) {
      return Optional.empty();
    }
    Options all = resolvePaths(provider, provider.withDefaults(options));
    try {
      provider.create(new DryContext(name, all));
      return Optional.of(new SinkConfig(provider.name(), all));
    } catch (InvalidOptionException e) {
      problems.add(sink.node(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<String> value(YamlMapping sink, OptionSpec spec) {
    return sink.list(
            spec.name(),
            text -> {
              String value =
                  spec.type() == OptionSpec.Type.TEXT
                      ? secrets.resolveSecret(text)
                      : secrets.resolve(text);
              spec.check(value);
              return value;
            })
        .filter(values -> values.size() == sink.elements(spec.name()).size())
        .map(values -> String.join(",", values));
  }

  private Options resolvePaths(AlertSinkProvider provider, Options options) {
    Options resolved = options;
    for (OptionSpec spec : provider.options()) {
      Optional<String> path = options.get(spec.name());
      if (spec.type() == OptionSpec.Type.PATH && path.isPresent()) {
        resolved = resolved.with(spec.name(), folder.resolve(path.get()));
      }
    }
    return resolved;
  }

  /** The context of a sink that is created only to check its options. */
  private record DryContext(String name, Options options) implements SinkContext {
    @Override
    public Clock clock() {
      return Clock.systemUTC();
    }

    @Override
    public void onFailure(String reason) {}

    @Override
    public void onRecovery() {}

    @Override
    public void onDrop(int alerts) {}

    @Override
    public void onBacklog(int alerts) {}

    @Override
    public String toString() {
      return name;
    }
  }
}

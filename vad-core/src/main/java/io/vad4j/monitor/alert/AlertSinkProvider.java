package io.vad4j.monitor.alert;

import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.ProviderException;
import io.vad4j.spi.NamedProvider;
import io.vad4j.spi.OptionSpec;
import java.util.List;

/**
 * Provider of a kind of sink, found with {@link java.util.ServiceLoader} and selected by name.
 *
 * @since 0.1.0
 */
public interface AlertSinkProvider extends NamedProvider {

  /** {@return what the sink does with an alert, in one sentence} */
  String description();

  /** {@return the options of the sink} */
  List<OptionSpec> options();

  /**
   * Creates a sink, without any effect before {@link AlertSink#open()}, so that options can be
   * checked by creating it.
   *
   * @param context its name and valid options
   * @return a sink, which the dispatcher closes
   * @throws InvalidOptionException if options contradict each other, or one that is needed is
   *     missing
   */
  AlertSink create(SinkContext context);

  /**
   * {@return the options with the defaults of those that are not given} An option whose default is
   * empty is left out.
   *
   * @param given the options that are given
   * @throws InvalidOptionException if one is unknown or has a value that is not valid
   */
  default Options withDefaults(Options given) {
    List<String> names = options().stream().map(OptionSpec::name).toList();
    for (String name : given.asMap().keySet()) {
      if (!names.contains(name)) {
        throw new InvalidOptionException(
            "Sink %s has no option '%s'; it has %s."
                .formatted(name(), name, String.join(", ", names)));
      }
    }
    Options all = given;
    for (OptionSpec spec : options()) {
      given.get(spec.name()).ifPresent(spec::check);
      if (given.get(spec.name()).isEmpty() && !spec.defaultValue().isEmpty()) {
        all = all.with(spec.name(), spec.defaultValue());
      }
    }
    return all;
  }

  /** {@return all providers that load, by name} Those that fail are logged. */
  static List<AlertSinkProvider> all() {
    return AlertDispatcherProvider.get().sinkProviders();
  }

  /**
   * {@return the provider of that name}
   *
   * @param name lower-case words joined by hyphens
   * @throws ProviderException if there is none, or several
   */
  static AlertSinkProvider get(String name) {
    List<AlertSinkProvider> found =
        all().stream().filter(provider -> provider.name().equals(name)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      throw new ProviderException(
          "There is no sink '%s'; found: %s. Add the artifact that provides it, such as io.vad4j:vad-sinks or a plugin, to the class path."
              .formatted(name, all().stream().map(AlertSinkProvider::name).toList()));
    }
    throw new ProviderException(
        "Several sinks are named '%s': %s. Take all but one off the class path."
            .formatted(name, found.stream().map(p -> p.getClass().getName()).toList()));
  }
}

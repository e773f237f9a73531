package io.vad4j.monitor.alert;

import io.vad4j.ProviderException;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Provider of dispatchers, found with {@link ServiceLoader}.
 *
 * @since 0.1.0
 */
public interface AlertDispatcherProvider {

  /**
   * {@return a dispatcher}
   *
   * @param settings the valid settings of a builder
   */
  AlertDispatcher create(AlertDispatcher.Builder settings);

  /** {@return the kinds of sinks that load, by name} */
  List<AlertSinkProvider> sinkProviders();

  /**
   * {@return the first provider}
   *
   * @throws ProviderException if there is none
   */
  static AlertDispatcherProvider get() {
    return ServiceLoader.load(
            AlertDispatcherProvider.class, AlertDispatcherProvider.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                new ProviderException(
                    "No alert dispatcher is on the class path; add io.vad4j:vad-core."));
  }
}

package io.vad4j.core.alert;

import io.vad4j.monitor.alert.AlertDispatcher;
import io.vad4j.monitor.alert.AlertDispatcherProvider;
import io.vad4j.monitor.alert.AlertSinkProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Provides the dispatcher, and finds the kinds of sinks. */
public final class DefaultAlertDispatcherProvider implements AlertDispatcherProvider {
  private static final Logger LOG = LoggerFactory.getLogger(DefaultAlertDispatcherProvider.class);

  /** Limit for a loader that fails for ever. */
  private static final int MAX_FAILURES = 100;

  @Override
  public AlertDispatcher create(AlertDispatcher.Builder settings) {
    return new DefaultAlertDispatcher(settings);
  }

  @Override
  public List<AlertSinkProvider> sinkProviders() {
    List<AlertSinkProvider> providers = new ArrayList<>();
    Iterator<AlertSinkProvider> iterator = ServiceLoader.load(AlertSinkProvider.class).iterator();
    for (int failures = 0; failures < MAX_FAILURES; ) {
      try {
        if (!iterator.hasNext()) {
          break;
        }
        providers.add(iterator.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        failures++;
        LOG.warn("A provider of sinks does not load and is left out: {}", e.toString());
      }
    }
    providers.sort(Comparator.comparing(AlertSinkProvider::name));
    return List.copyOf(providers);
  }
}

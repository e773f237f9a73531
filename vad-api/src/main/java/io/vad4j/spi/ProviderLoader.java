package io.vad4j.spi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Loads the providers of one type. The failure of one is recorded and does not affect the others.
 *
 * @param <P> the provider interface
 */
final class ProviderLoader<P extends NamedProvider> {
  /** Limit for a loader that fails for ever. */
  private static final int MAX_FAILURES = 100;

  private final Class<P> type;
  private final List<P> providers = new ArrayList<>();
  private final List<ProviderFailure> failures = new ArrayList<>();

  private ProviderLoader(Class<P> type) {
    this.type = type;
  }

  /** Loads with the thread's class loader, and with this library's if that finds none. */
  static <P extends NamedProvider> ProviderLoader<P> load(Class<P> type) {
    ProviderLoader<P> result = new ProviderLoader<>(type);
    result.collect(ServiceLoader.load(type));
    if (result.providers.isEmpty() && result.failures.isEmpty()) {
      result.collect(ServiceLoader.load(type, ProviderLoader.class.getClassLoader()));
    }
    result.providers.sort(Comparator.comparing(NamedProvider::name));
    return result;
  }

  /** The loaded providers by name; of one name, in the order of the class path. */
  List<P> providers() {
    return providers;
  }

  /** The failures of the others. */
  List<ProviderFailure> failures() {
    return failures;
  }

  private void collect(ServiceLoader<P> loader) {
    Iterator<ServiceLoader.Provider<P>> iterator = loader.stream().iterator();
    while (failures.size() < MAX_FAILURES) {
      try {
        if (!iterator.hasNext()) {
          return;
        }
        instantiate(iterator.next());
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        failures.add(new ProviderFailure(type, String.valueOf(e.getMessage()), e));
      }
    }
  }

  private void instantiate(ServiceLoader.Provider<P> entry) {
    try {
      P provider = entry.get();
      // Nothing keeps a provider that was compiled without null checks from returning null.
      Object name = provider.name();
      if (!(name instanceof String)) {
        throw new IllegalStateException("it has no name");
      }
      providers.add(provider);
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      failures.add(toFailure(entry.type(), e));
    }
  }

  private ProviderFailure toFailure(Class<?> provider, Throwable thrown) {
    boolean wrapped = thrown instanceof ServiceConfigurationError && thrown.getCause() != null;
    return new ProviderFailure(
        type,
        "%s in %s: %s"
            .formatted(
                provider.getName(),
                CodeLocation.of(provider),
                wrapped ? thrown.getCause() : thrown),
        thrown);
  }
}

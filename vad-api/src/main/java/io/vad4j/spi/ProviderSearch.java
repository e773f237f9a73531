package io.vad4j.spi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Looks for the providers of one kind. What is wrong with one is written down and does not keep the
 * others from being found.
 *
 * @param <P> the provider interface
 */
final class ProviderSearch<P extends NamedProvider> {
  /** More broken entries than any class path has; stops a loader that fails for ever. */
  private static final int MOST_FAILURES = 100;

  private final Class<P> type;
  private final List<P> found = new ArrayList<>();
  private final List<ProviderFailure> failures = new ArrayList<>();

  private ProviderSearch(Class<P> type) {
    this.type = type;
  }

  /** Searches with the thread's class loader, and with this library's where that finds none. */
  static <P extends NamedProvider> ProviderSearch<P> of(Class<P> type) {
    ProviderSearch<P> search = new ProviderSearch<>(type);
    search.load(ServiceLoader.load(type));
    if (search.found.isEmpty() && search.failures.isEmpty()) {
      search.load(ServiceLoader.load(type, ProviderSearch.class.getClassLoader()));
    }
    search.found.sort(Comparator.comparing(NamedProvider::name));
    return search;
  }

  /** Those that loaded, by name; of one name, in the order of the class path. */
  List<P> found() {
    return found;
  }

  /** Those that did not. */
  List<ProviderFailure> failures() {
    return failures;
  }

  private void load(ServiceLoader<P> loader) {
    Iterator<ServiceLoader.Provider<P>> iterator = loader.stream().iterator();
    while (failures.size() < MOST_FAILURES) {
      try {
        if (!iterator.hasNext()) {
          return;
        }
        make(iterator.next());
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        failures.add(new ProviderFailure(type, String.valueOf(e.getMessage()), e));
      }
    }
  }

  private void make(ServiceLoader.Provider<P> entry) {
    try {
      P provider = entry.get();
      // Nothing keeps a provider that was compiled without null checks from returning null.
      Object name = provider.name();
      if (!(name instanceof String)) {
        throw new IllegalStateException("it has no name");
      }
      found.add(provider);
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      failures.add(failure(entry.type(), e));
    }
  }

  private ProviderFailure failure(Class<?> provider, Throwable thrown) {
    boolean wrapped = thrown instanceof ServiceConfigurationError && thrown.getCause() != null;
    return new ProviderFailure(
        type,
        "%s in %s: %s"
            .formatted(
                provider.getName(), Origin.of(provider), wrapped ? thrown.getCause() : thrown),
        thrown);
  }
}

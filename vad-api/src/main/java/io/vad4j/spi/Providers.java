package io.vad4j.spi;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.ProviderException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The providers of one interface, found with {@link java.util.ServiceLoader}, by name. A provider
 * that fails to load does not hide the others. Immutable.
 *
 * <p>Providers are loaded with the context class loader of the thread, or with the class loader of
 * this library if that one has none.
 *
 * <p>Selection:
 *
 * <ul>
 *   <li>a scorer: by name; without a name, the detector selects: see {@link
 *       DetectorProvider#defaultScorers()};
 *   <li>a frame source: the first, in order of names, that supports the URI; one that throws is
 *       skipped and logged;
 *   <li>a detector: the first by name.
 * </ul>
 *
 * <p>Two providers of one name are ambiguous: selecting that name throws a {@link
 * ProviderException} with the code locations of both. One class in two jars, such as two versions
 * of a plugin, counts as two.
 *
 * @param <P> the provider interface
 * @since 0.1.0
 */
public final class Providers<P extends NamedProvider> {
  private final Class<P> type;
  private final List<P> all;
  private final List<ProviderFailure> failures;

  private Providers(Class<P> type) {
    ProviderLoader<P> loader = ProviderLoader.load(type);
    this.type = type;
    this.all = List.copyOf(loader.providers());
    this.failures = List.copyOf(loader.failures());
  }

  /** {@return all scorer providers on the class path} */
  public static Providers<ScorerProvider> scorers() {
    return new Providers<>(ScorerProvider.class);
  }

  /** {@return all frame source providers on the class path} */
  public static Providers<FrameSourceProvider> sources() {
    return new Providers<>(FrameSourceProvider.class);
  }

  /**
   * {@return the detector provider on the class path; the first by name where there are several}
   *
   * @throws ProviderException if there is none
   */
  public static DetectorProvider detector() {
    Providers<DetectorProvider> providers = new Providers<>(DetectorProvider.class);
    if (providers.all.isEmpty()) {
      throw new ProviderException(
          "No detector is on the class path; add io.vad4j:vad-core." + providers.failureSummary());
    }
    return providers.get(providers.all.get(0).name());
  }

  /**
   * Opens an address with the first provider, by name, that takes it. Providers that failed to load
   * or threw when asked are logged, each once, with {@link System.Logger}; where none opens the
   * address, the exception names them.
   *
   * @param uri a file, stream or camera
   * @return the opened source, which the caller closes
   * @throws FrameSourceException if a file does not exist, no provider takes the address, or it
   *     cannot be opened
   */
  public static FrameSource openSource(URI uri) {
    return FrameSourceResolver.open(sources(), uri);
  }

  /** {@return all providers that loaded, sorted by name} */
  public List<P> all() {
    return all;
  }

  /** {@return the names of all providers that loaded, sorted} */
  public List<String> names() {
    return all.stream().map(NamedProvider::name).distinct().toList();
  }

  /** {@return the providers that are there but failed to load} */
  public List<ProviderFailure> failures() {
    return failures;
  }

  /**
   * {@return whether a provider of that name loaded}
   *
   * @param name lower-case words joined by hyphens
   */
  public boolean has(String name) {
    return names().contains(name);
  }

  /**
   * {@return the provider of that name}
   *
   * @param name lower-case words joined by hyphens
   * @throws ProviderException if there is none, with the names of those found; or if there are
   *     several, with the places that all come from
   */
  public P get(String name) {
    List<P> matches = all.stream().filter(provider -> provider.name().equals(name)).toList();
    List<String> locations = matches.stream().flatMap(Providers::locations).toList();
    if (locations.size() == 1) {
      return matches.get(0);
    }
    if (matches.isEmpty()) {
      ProviderException exception = new ProviderException(unknownNameMessage(name));
      failures.forEach(failure -> exception.addSuppressed(failure.cause()));
      throw exception;
    }
    throw new ProviderException(
        "%s providers are named '%s': %s. Take all but one off the class path."
            .formatted(
                locations.size() == 2 ? "Two" : "Several", name, String.join(" and ", locations)));
  }

  private static Stream<String> locations(NamedProvider provider) {
    return codeLocations(provider).stream()
        .map(location -> provider.getClass().getName() + " in " + location);
  }

  private String unknownNameMessage(String name) {
    String kind = type.getSimpleName().replace("Provider", "").toLowerCase(Locale.ROOT);
    return "There is no %s '%s'; found: %s. Add the artifact that provides it, such as io.vad4j:vad-motion, io.vad4j:vad-tensorflow or a plugin, to the class path.%s"
        .formatted(
            kind, name, all.isEmpty() ? "none" : String.join(", ", names()), failureSummary());
  }

  private String failureSummary() {
    return summarize(failures);
  }

  /** {@return the failures as a sentence to append to another; empty if there is none} */
  static String summarize(List<ProviderFailure> failures) {
    return failures.isEmpty()
        ? ""
        : failures.stream()
            .map(ProviderFailure::message)
            .collect(Collectors.joining("; ", " Failed: ", "."));
  }

  /**
   * {@return all places that hold a provider's class: more than one where, say, two versions of a
   * plugin are on the class path}
   *
   * @param provider a provider that loaded
   */
  public static List<String> codeLocations(NamedProvider provider) {
    return CodeLocation.allOf(provider.getClass());
  }
}

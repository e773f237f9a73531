package io.vad4j.spi;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.ProviderException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The providers of one kind that were found, by name. One that fails to load does not hide the
 * others. Immutable.
 *
 * <p>Providers are looked for with the thread's context class loader, and with this library's own
 * where that one finds none.
 *
 * @param <P> the provider interface
 * @since 0.1.0
 */
public final class Providers<P extends NamedProvider> {
  private static final Map<String, String> ARTIFACTS =
      Map.of(
          "gradient", "io.vad4j:vad-motion",
          "frame-difference", "io.vad4j:vad-motion",
          "optical-flow", "io.vad4j:vad-motion",
          "mog2", "io.vad4j:vad-motion",
          "masked-autoencoder", "io.vad4j:vad-tensorflow");

  /** More broken entries than any class path has; stops a loader that fails for ever. */
  private static final int MOST_FAILURES = 100;

  private final Class<P> type;
  private final List<P> found;
  private final List<ProviderFailure> failures;

  private Providers(Class<P> type, List<P> found, List<ProviderFailure> failures) {
    this.type = type;
    this.found = List.copyOf(found);
    this.failures = List.copyOf(failures);
  }

  /** {@return all scorer providers on the class path} */
  public static Providers<ScorerProvider> scorers() {
    return find(ScorerProvider.class);
  }

  /** {@return all frame source providers on the class path} */
  public static Providers<FrameSourceProvider> sources() {
    return find(FrameSourceProvider.class);
  }

  /**
   * {@return the detector provider on the class path; the first by name where there are several}
   *
   * @throws ProviderException if there is none
   */
  public static DetectorProvider detector() {
    Providers<DetectorProvider> providers = find(DetectorProvider.class);
    return providers.found.stream()
        .findFirst()
        .orElseThrow(
            () ->
                new ProviderException(
                    "No detector is on the class path; add io.vad4j:vad-core."
                        + providers.failureText()));
  }

  /**
   * Opens an address with the first provider, by name, that takes it.
   *
   * @param uri a file, stream or camera
   * @return the opened source, which the caller closes
   * @throws FrameSourceException if a file does not exist, no provider takes the address, or it
   *     cannot be opened
   */
  public static FrameSource openSource(URI uri) {
    if ("file".equals(uri.getScheme()) && !Files.exists(Path.of(uri))) {
      throw new FrameSourceException(
          Path.of(uri) + " does not exist; give a video file or a folder of images.");
    }
    Providers<FrameSourceProvider> providers = sources();
    return providers.found.stream()
        .filter(provider -> provider.opens(uri))
        .findFirst()
        .orElseThrow(() -> new FrameSourceException(cannotOpen(providers, uri)))
        .open(uri);
  }

  private static String cannotOpen(Providers<FrameSourceProvider> providers, URI uri) {
    String have =
        providers.found.stream()
            .map(provider -> provider.name() + " (" + provider.description() + ")")
            .collect(Collectors.joining(", "));
    return "Nothing here can open %s. Frame sources found: %s.%s%s"
        .formatted(
            uri,
            have.isEmpty() ? "none" : have,
            providers.has("video")
                ? ""
                : " For video files, streams and cameras add io.vad4j:vad-motion.",
            providers.failureText());
  }

  private static <P extends NamedProvider> Providers<P> find(Class<P> type) {
    Providers<P> providers = load(type, ServiceLoader.load(type));
    if (providers.found.isEmpty() && providers.failures.isEmpty()) {
      return load(type, ServiceLoader.load(type, Providers.class.getClassLoader()));
    }
    return providers;
  }

  private static <P extends NamedProvider> Providers<P> load(
      Class<P> type, ServiceLoader<P> loader) {
    List<P> found = new ArrayList<>();
    List<ProviderFailure> failures = new ArrayList<>();
    Iterator<P> iterator = loader.iterator();
    while (failures.size() < MOST_FAILURES) {
      try {
        if (!iterator.hasNext()) {
          break;
        }
        P provider = iterator.next();
        provider.name();
        found.add(provider);
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        failures.add(new ProviderFailure(type, String.valueOf(e.getMessage()), e));
      }
    }
    found.sort(Comparator.comparing(NamedProvider::name));
    return new Providers<>(type, found, failures);
  }

  /** {@return all providers that loaded, sorted by name} */
  public List<P> all() {
    return found;
  }

  /** {@return the names of all providers that loaded, sorted} */
  public List<String> names() {
    return found.stream().map(NamedProvider::name).distinct().toList();
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
   * @throws ProviderException if there is none, which names those found and, where it is known, the
   *     artifact to add; or if there are two, which names where both come from
   */
  public P get(String name) {
    List<P> named = found.stream().filter(provider -> provider.name().equals(name)).toList();
    if (named.size() == 1) {
      return named.get(0);
    }
    if (named.isEmpty()) {
      throw new ProviderException(unknown(name));
    }
    throw new ProviderException(
        "Two providers are named '%s': %s. Take one off the class path."
            .formatted(
                name,
                named.stream()
                    .map(provider -> provider.getClass().getName() + " in " + origin(provider))
                    .collect(Collectors.joining(" and "))));
  }

  private String unknown(String name) {
    String kind = type.getSimpleName().replace("Provider", "").toLowerCase(java.util.Locale.ROOT);
    String artifact = ARTIFACTS.get(name);
    String advice =
        artifact == null
            ? " If it is a plugin, put its jar on the class path."
            : " It comes with " + artifact + ": add that.";
    return "There is no %s '%s'; found: %s.%s%s"
        .formatted(
            kind,
            name,
            found.isEmpty() ? "none" : String.join(", ", names()),
            advice,
            failureText());
  }

  private String failureText() {
    return failures.isEmpty()
        ? ""
        : failures.stream()
            .map(ProviderFailure::message)
            .collect(Collectors.joining("; ", " Failed to load: ", "."));
  }

  /**
   * {@return where a provider's class comes from: a jar, a folder, or a module}
   *
   * @param provider a provider that loaded
   */
  public static String origin(NamedProvider provider) {
    CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? provider.getClass().getModule().toString()
        : source.getLocation().getPath();
  }
}

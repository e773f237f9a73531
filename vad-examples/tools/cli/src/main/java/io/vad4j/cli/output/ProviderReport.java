package io.vad4j.cli.output;

import io.vad4j.ProviderException;
import io.vad4j.spi.DetectorProvider;
import io.vad4j.spi.FrameSourceProvider;
import io.vad4j.spi.NamedProvider;
import io.vad4j.spi.ProviderFailure;
import io.vad4j.spi.Providers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Text about selected providers and about those that failed to load. */
public final class ProviderReport {
  private ProviderReport() {}

  /** {@return lines on the selected detector, scorers and frame sources, with their jars} */
  public static List<String> selectionLines() {
    List<String> lines = new ArrayList<>();
    DetectorProvider detector = Providers.detector();
    lines.add("");
    lines.add("Detector: " + describe(detector));
    lines.add("Default scorers: " + defaultScorers(detector));
    lines.add("Frame sources, in the order in which they are tried:");
    Providers<FrameSourceProvider> sources = Providers.sources();
    for (FrameSourceProvider source : sources.all()) {
      lines.add("  " + describe(source));
      lines.add("    opens " + source.description());
    }
    lines.addAll(problemLines(sources));
    return lines;
  }

  private static String defaultScorers(DetectorProvider detector) {
    try {
      return String.join(", ", detector.defaultScorers());
    } catch (ProviderException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** {@return name, version, class and jar of a provider} */
  public static String describe(NamedProvider provider) {
    return ProviderArtifact.of(provider).stream()
        .map(
            artifact ->
                "version %s, %s in %s"
                    .formatted(
                        artifact.version(), provider.getClass().getName(), artifact.location()))
        .collect(Collectors.joining("; and ", provider.name() + ", ", ""));
  }

  /** {@return lines on providers that failed to load, with the cause, and on duplicates} */
  public static List<String> problemLines(Providers<?> providers) {
    List<String> lines = new ArrayList<>();
    for (ProviderFailure failure : providers.failures()) {
      lines.add("");
      lines.add("failed to load: " + failure.message());
      lines.add("  because of " + rootCause(failure.cause()));
    }
    for (String name : providers.names()) {
      try {
        providers.get(name);
      } catch (ProviderException e) {
        lines.add("");
        lines.add("cannot be used: " + e.getMessage());
      }
    }
    return lines;
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}

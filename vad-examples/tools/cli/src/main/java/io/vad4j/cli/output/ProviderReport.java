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

/** Which providers are taken where there are several, and those that cannot be, in words. */
public final class ProviderReport {
  private ProviderReport() {}

  /** Which detector, scorers and frame sources are taken, and where all of them come from. */
  public static List<String> selectionLines() {
    List<String> lines = new ArrayList<>();
    DetectorProvider detector = Providers.detector();
    lines.add("");
    lines.add("Detector: " + describe(detector));
    lines.add("Scorers where none is chosen: " + defaultScorers(detector));
    lines.add("Frame sources, asked in this order whether they open an address:");
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
      return e.getMessage();
    }
  }

  /** Where a provider comes from, for whoever looks closely. */
  public static String describe(NamedProvider provider) {
    return ProviderArtifact.of(provider).stream()
        .map(
            artifact ->
                "version %s, %s in %s"
                    .formatted(
                        artifact.version(), provider.getClass().getName(), artifact.location()))
        .collect(Collectors.joining("; and ", provider.name() + ", ", ""));
  }

  /** What failed to load, with the cause, and of what there are two. */
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

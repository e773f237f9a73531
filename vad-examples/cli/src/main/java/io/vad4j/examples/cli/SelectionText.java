package io.vad4j.examples.cli;

import io.vad4j.ProviderException;
import io.vad4j.spi.DetectorProvider;
import io.vad4j.spi.FrameSourceProvider;
import io.vad4j.spi.NamedProvider;
import io.vad4j.spi.ProviderFailure;
import io.vad4j.spi.Providers;
import java.util.ArrayList;
import java.util.List;

/** Which providers are taken where there are several, and those that cannot be, in words. */
final class SelectionText {
  private SelectionText() {}

  /** Which detector, scorers and frame sources are taken, and where all of them come from. */
  static List<String> selection() {
    List<String> lines = new ArrayList<>();
    DetectorProvider detector = Providers.detector();
    lines.add("");
    lines.add("Detector: " + described(detector));
    lines.add("Scorers where none is chosen: " + chosen(detector));
    lines.add("Frame sources, asked in this order whether they open an address:");
    Providers<FrameSourceProvider> sources = Providers.sources();
    for (FrameSourceProvider source : sources.all()) {
      lines.add("  " + described(source));
      lines.add("    opens " + source.description());
    }
    lines.addAll(failures(sources.failures()));
    return lines;
  }

  private static String chosen(DetectorProvider detector) {
    try {
      return String.join(", ", detector.defaultScorers());
    } catch (ProviderException e) {
      return e.getMessage();
    }
  }

  /** Where a provider comes from, for whoever looks closely. */
  static String described(NamedProvider provider) {
    Artifact artifact = Artifact.of(provider);
    return "%s, version %s, %s in %s"
        .formatted(
            provider.name(), artifact.version(), provider.getClass().getName(), artifact.place());
  }

  /** What failed to load, with the cause. */
  static List<String> failures(List<ProviderFailure> failures) {
    List<String> lines = new ArrayList<>();
    for (ProviderFailure failure : failures) {
      lines.add("");
      lines.add("failed to load: " + failure.message());
      lines.add("  because of " + rootCause(failure.cause()));
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

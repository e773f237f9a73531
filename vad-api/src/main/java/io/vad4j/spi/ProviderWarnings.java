package io.vad4j.spi;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Logs the frame source providers that failed and were skipped, each once. */
final class ProviderWarnings {
  private static final System.Logger LOG = System.getLogger(ProviderWarnings.class.getName());
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  private ProviderWarnings() {}

  static void report(ProviderFailure failure) {
    if (REPORTED.add(failure.message())) {
      LOG.log(
          Level.WARNING,
          "A frame source provider failed and was skipped: " + failure.message(),
          failure.cause());
    }
  }

  /** {@return the failures as a sentence to append to another; empty if there is none} */
  static String summarize(List<ProviderFailure> failures) {
    return failures.isEmpty()
        ? ""
        : failures.stream()
            .map(ProviderFailure::message)
            .collect(Collectors.joining("; ", " Failed: ", "."));
  }
}

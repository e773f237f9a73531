package io.vad4j.spi;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Logs the frame sources that were passed over because they failed, each once. */
final class ProviderWarnings {
  private static final System.Logger LOG = System.getLogger(ProviderWarnings.class.getName());
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  private ProviderWarnings() {}

  static void report(ProviderFailure failure) {
    if (REPORTED.add(failure.message())) {
      LOG.log(
          Level.WARNING,
          "A frame source failed and was passed over: " + failure.message(),
          failure.cause());
    }
  }

  /** {@return what failed, as a sentence to append to another; empty if nothing failed} */
  static String summarize(List<ProviderFailure> failures) {
    return failures.isEmpty()
        ? ""
        : failures.stream()
            .map(ProviderFailure::message)
            .collect(Collectors.joining("; ", " Failed: ", "."));
  }
}

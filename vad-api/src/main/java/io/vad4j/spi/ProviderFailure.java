package io.vad4j.spi;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Failure of a provider on the class path, when it was loaded or used.
 *
 * @param type the provider interface
 * @param message the error, with the class of the provider where it is known
 * @param cause the exception or error
 * @since 0.1.0
 */
public record ProviderFailure(Class<?> type, String message, Throwable cause) {
  private static final System.Logger LOG = System.getLogger(ProviderFailure.class.getName());
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();


  /** Validates that no value is null. {@inheritDoc} */
  public ProviderFailure {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(cause, "cause");
  }

  /** Logs that a provider was skipped; each failure once. */
  void report() {
    if (REPORTED.add(message)) {
      LOG.log(
          Level.WARNING, "A frame source provider failed and was skipped: " + message, cause);
    }
  }

  /** The failures as a sentence to append to another; empty if there is none. */
  static String summarize(List<ProviderFailure> failures) {
    return failures.isEmpty()
        ? ""
        : failures.stream()
            .map(ProviderFailure::message)
            .collect(Collectors.joining("; ", " Failed: ", "."));
  }
}

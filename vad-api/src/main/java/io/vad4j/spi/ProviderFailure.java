package io.vad4j.spi;

import java.util.Objects;

/**
 * Failure of a provider on the class path, when it was loaded or used.
 *
 * @param type the provider interface
 * @param message the error, with the class of the provider where it is known
 * @param cause the exception or error
 * @since 0.1.0
 */
public record ProviderFailure(Class<?> type, String message, Throwable cause) {

  /** Validates that no value is null. {@inheritDoc} */
  public ProviderFailure {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(cause, "cause");
  }
}

package io.vad4j.spi;

import java.util.Objects;

/**
 * A provider that is on the class path but failed, when it was loaded or when it was asked.
 *
 * @param type the provider interface
 * @param message what went wrong, with the provider's class where it is known
 * @param cause the exception or error
 * @since 0.1.0
 */
public record ProviderFailure(Class<?> type, String message, Throwable cause) {

  /**
   * Checks that nothing is missing.
   *
   * @param type the provider interface
   * @param message what went wrong
   * @param cause the exception or error
   */
  public ProviderFailure {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(cause, "cause");
  }
}

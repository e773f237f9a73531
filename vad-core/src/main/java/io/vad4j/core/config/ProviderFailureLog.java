package io.vad4j.core.config;

import io.vad4j.spi.ProviderFailure;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;

/** Reports providers that failed to load, each once. */
public final class ProviderFailureLog {
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  private ProviderFailureLog() {}

  /** Logs what was not reported before; no logging is started for nothing. */
  public static void report(List<ProviderFailure> failures) {
    for (ProviderFailure failure : failures) {
      if (REPORTED.add(failure.message())) {
        LoggerFactory.getLogger(ProviderFailureLog.class)
            .warn(
                "A plugin failed to load and is left out: {}", failure.message(), failure.cause());
      }
    }
  }
}

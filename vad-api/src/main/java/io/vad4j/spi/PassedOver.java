package io.vad4j.spi;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Logs the frame sources that were passed over because they failed, each once. */
final class PassedOver {
  private static final System.Logger LOG = System.getLogger(PassedOver.class.getName());
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  private PassedOver() {}

  static void report(ProviderFailure failure) {
    if (REPORTED.add(failure.message())) {
      LOG.log(
          Level.WARNING,
          "A frame source failed and was passed over: " + failure.message(),
          failure.cause());
    }
  }
}

package io.vad4j.core.scoring;

import java.util.List;

/** Closing of several objects, some of which are of plugins and may throw. */
public final class Closing {
  private Closing() {}

  /**
   * Closes all objects, also after one has thrown.
   *
   * @param closings what closes one object each
   * @throws RuntimeException the first exception, with the others suppressed
   */
  public static void closeAll(List<Runnable> closings) {
    RuntimeException first = null;
    for (Runnable closing : closings) {
      try {
        closing.run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else if (first != e) {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}

package io.vad4j;

/**
 * Listener to the progress of {@link Detector#fit} and other long operations, called on the threads
 * that do the work, one call at a time.
 *
 * <p>An exception that a listener throws is logged once and ends neither the operation nor the
 * calls of this and other listeners. To cancel the operation, interrupt the thread that started it,
 * or the current thread in {@link #onProgress}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ProgressListener {

  /**
   * Called now and then, at least at the end of each stage.
   *
   * @param progress how far it has come
   */
  void onProgress(Progress progress);

  /** {@return a listener that does nothing} */
  static ProgressListener none() {
    return progress -> {};
  }

  /**
   * {@return a listener that calls this one, then another}
   *
   * @param next called after this one, also where this one throws
   */
  default ProgressListener andThen(ProgressListener next) {
    return progress -> {
      try {
        onProgress(progress);
      } finally {
        next.onProgress(progress);
      }
    };
  }
}

package io.vad4j;

/**
 * Told how far a long piece of work has come, on the threads that do the work, one call at a time.
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
}

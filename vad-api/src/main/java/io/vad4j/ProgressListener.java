package io.vad4j;

/** Told how far a long piece of work has come, on the thread that does the work. */
@FunctionalInterface
public interface ProgressListener {

  /** Called now and then, at least at the end of each stage. */
  void progressed(Progress progress);

  /** A listener that does nothing. */
  static ProgressListener none() {
    return progress -> {};
  }
}

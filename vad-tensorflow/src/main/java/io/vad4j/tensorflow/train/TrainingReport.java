package io.vad4j.tensorflow.train;

import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import java.util.Locale;
import java.util.OptionalLong;

/** Tells a listener how far a training has come. */
final class TrainingReport {
  private static final String TASK = "training masked-autoencoder";

  /** How much the loss so far counts beside that of the next step: about fifty steps in all. */
  private static final double MEMORY = 0.98;

  private final ProgressListener listener;
  private final long steps;
  private double sum;
  private double weight;

  TrainingReport(ProgressListener listener, long steps) {
    this.listener = listener;
    this.steps = steps;
  }

  /** A step was made; every few of them, and the last one, are told. */
  void step(long done, float loss, int every) {
    sum = MEMORY * sum + loss;
    weight = MEMORY * weight + 1;
    if (done % every == 0 || done == steps) {
      tell(done, String.format(Locale.ROOT, "loss %.5f", sum / weight));
    }
  }

  /** An epoch is over; told where there was validation. */
  void epoch(long done, EpochLoss epoch) {
    if (!Double.isNaN(epoch.validation())) {
      tell(
          done,
          String.format(
              Locale.ROOT,
              "epoch %d: loss %.5f, validation %.5f%s",
              epoch.number(),
              epoch.training(),
              epoch.validation(),
              epoch.best() ? ", best" : ""));
    }
  }

  private void tell(long done, String detail) {
    listener.progressed(new Progress(TASK, done, OptionalLong.of(steps), detail));
  }
}

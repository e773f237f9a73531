package io.vad4j.tensorflow.train;

import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import java.util.Locale;
import java.util.OptionalLong;

/** Tells a listener how far a training has come. */
final class TrainingProgress {
  private static final String TASK = "training masked-autoencoder";

  /** How much the loss so far counts beside that of the next step: about fifty steps in all. */
  private static final double LOSS_MOMENTUM = 0.98;

  private final ProgressListener listener;
  private final long steps;
  private double sum;
  private double weight;

  TrainingProgress(ProgressListener listener, long steps) {
    this.listener = listener;
    this.steps = steps;
  }

  /** A step was made; every few of them, and the last one, are told. */
  void onStep(long done, float loss, int interval) {
    sum = LOSS_MOMENTUM * sum + loss;
    weight = LOSS_MOMENTUM * weight + 1;
    if (done % interval == 0 || done == steps) {
      report(done, String.format(Locale.ROOT, "loss %.5f", sum / weight));
    }
  }

  /** An epoch is over; told where there was validation. */
  void onEpoch(long done, EpochMetrics epoch) {
    if (!Double.isNaN(epoch.validationLoss())) {
      report(
          done,
          String.format(
              Locale.ROOT,
              "epoch %d: loss %.5f, validation %.5f%s",
              epoch.number(),
              epoch.trainingLoss(),
              epoch.validationLoss(),
              epoch.best() ? ", best" : ""));
    }
  }

  private void report(long done, String detail) {
    listener.onProgress(new Progress(TASK, done, OptionalLong.of(steps), detail));
  }
}

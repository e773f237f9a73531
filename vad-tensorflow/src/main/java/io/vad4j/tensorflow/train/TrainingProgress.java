package io.vad4j.tensorflow.train;

import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import io.vad4j.tensorflow.EpochMetrics;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reports the progress and the running loss of a training. */
public final class TrainingProgress {
  private static final int STEPS_PER_REPORT = 10;

  /** The share of a training that is the preparation of its examples. */
  private static final double PREPARED = 0.05;

  /** Momentum of the running loss: an average over about fifty steps. */
  private static final double LOSS_MOMENTUM = 0.98;

  private final ProgressListener listener;
  private final String stage;
  private final long steps;
  private final boolean keepsBest;
  private double sum;
  private double weight;

  TrainingProgress(ProgressListener listener, String stage, long steps, boolean keepsBest) {
    this.listener = listener;
    this.stage = stage;
    this.steps = steps;
    this.keepsBest = keepsBest;
  }

  /** {@return the progress of the preparation of examples, of the whole training} */
  public static Progress preparation(String stage, long done, long total) {
    return new Progress(
        stage,
        done,
        OptionalLong.of(total),
        "",
        OptionalDouble.of(PREPARED * done / Math.max(1, total)));
  }

  /** Reports every few steps and the last one. */
  void onStep(long done, float loss) {
    sum = LOSS_MOMENTUM * sum + loss;
    weight = LOSS_MOMENTUM * weight + 1;
    if (done % STEPS_PER_REPORT == 0 || done == steps) {
      report(done, String.format(Locale.ROOT, "loss %.5f", sum / weight));
    }
  }

  /** Reports an epoch, if there is validation. */
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
              keepsBest && epoch.best() ? ", best" : ""));
    }
  }

  private void report(long done, String detail) {
    double overall = PREPARED + (1 - PREPARED) * done / steps;
    listener.onProgress(
        new Progress(stage, done, OptionalLong.of(steps), detail, OptionalDouble.of(overall)));
  }
}

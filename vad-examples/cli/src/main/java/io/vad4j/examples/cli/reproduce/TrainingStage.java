package io.vad4j.examples.cli.reproduce;

import io.vad4j.ProgressListener;
import io.vad4j.VadException;
import io.vad4j.core.detect.Footage;
import io.vad4j.spi.TrainableScorerProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Trains what the plan asks for and the work folder lacks, some networks at a time, each in a
 * thread of its own.
 */
final class TrainingStage {
  private final OutputFolder work;
  private final TrainableScorerProvider provider;
  private final TrainingLines lines;
  private volatile boolean stopped;

  TrainingStage(OutputFolder work, TrainableScorerProvider provider, Consumer<String> say) {
    this.work = work;
    this.provider = provider;
    this.lines = new TrainingLines(say);
  }

  /**
   * All trainings of the plan, finished.
   *
   * @param data the name of the data set
   * @throws VadException the first that went wrong; the other trainings are stopped and can be
   *     taken up again
   */
  List<VariantTraining> run(List<Variant> plan, Footage footage, String data, int threads) {
    List<VariantTraining> trainings = new ArrayList<>();
    for (Variant variant : plan) {
      trainings.add(
          new VariantTraining(new TrainingRecord(variant, footage, data), provider, work));
    }
    ExecutorService workers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "vad4j-reproduce");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<?>> futures = new ArrayList<>();
      trainings.forEach(training -> futures.add(workers.submit(() -> train(training))));
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      stopped = true;
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
      throw new VadException("Training was interrupted; run it again to go on.", e);
    } finally {
      workers.shutdownNow();
    }
    return trainings;
  }

  private void train(VariantTraining training) {
    String name = training.variant().name();
    if (stopped) {
      return;
    }
    if (training.finished()) {
      lines.say(name, "is trained already, in " + training.path());
      return;
    }
    lines.say(name, "training, in " + training.path());
    ProgressListener progress = lines.of(name);
    try {
      training.train(
          now -> {
            if (stopped) {
              throw new CancellationException("Another training failed.");
            }
            progress.progressed(now);
          });
      lines.say(name, "trained");
    } catch (RuntimeException | Error e) {
      stopped = true;
      throw e;
    }
  }

  private static RuntimeException failure(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime
        ? runtime
        : new VadException("Training failed: " + cause.getMessage(), cause);
  }
}

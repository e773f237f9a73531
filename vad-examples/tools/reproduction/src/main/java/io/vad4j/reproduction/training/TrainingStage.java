package io.vad4j.reproduction.training;

import io.vad4j.ProgressListener;
import io.vad4j.VadException;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.spi.TrainableScorerProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Runs the trainings of a plan that are not finished yet, several in parallel. */
public final class TrainingStage {
  private final OutputFolder workFolder;
  private final TrainableScorerProvider provider;
  private final TrainingLog log;
  private volatile boolean stopped;

  public TrainingStage(
      OutputFolder workFolder, TrainableScorerProvider provider, Consumer<String> sink) {
    this.workFolder = workFolder;
    this.provider = provider;
    this.log = new TrainingLog(sink);
  }

  /**
   * {@return all trainings of the plan, finished}
   *
   * @param dataset the name of the data set
   * @throws VadException the first failure; the other trainings are stopped and can be resumed
   */
  public List<VariantTraining> run(
      List<Variant> plan, FrameCache frames, String dataset, int threads) {
    List<VariantTraining> trainings = new ArrayList<>();
    for (Variant variant : plan) {
      trainings.add(
          new VariantTraining(new RunFingerprint(variant, frames, dataset), provider, workFolder));
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
      throw unwrap(e.getCause());
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
      throw new VadException("Training was interrupted; run it again to resume.", e);
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
    if (training.isFinished()) {
      log.log(name, "is trained already, in " + training.path());
      return;
    }
    log.log(name, "training, in " + training.path());
    ProgressListener progress = log.listenerFor(name);
    try {
      training.train(
          update -> {
            if (stopped) {
              throw new CancellationException("Another training failed.");
            }
            progress.onProgress(update);
          });
      log.log(name, "trained");
    } catch (RuntimeException | Error e) {
      stopped = true;
      throw e;
    }
  }

  private static RuntimeException unwrap(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime
        ? runtime
        : new VadException("Training failed: " + cause.getMessage(), cause);
  }
}

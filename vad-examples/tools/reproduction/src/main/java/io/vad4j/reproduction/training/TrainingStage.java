package io.vad4j.reproduction.training;

import io.vad4j.ProgressListener;
import io.vad4j.VadException;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.spi.TrainableScorerProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs the trainings of a plan that are not finished yet, several in parallel. */
public final class TrainingStage {
  private final OutputFolder workFolder;
  private final Function<Variant, TrainableScorerProvider> providers;
  private final TrainingLog log;
  private volatile boolean stopped;

  public TrainingStage(
      OutputFolder workFolder,
      Function<Variant, TrainableScorerProvider> providers,
      Consumer<String> sink) {
    this.workFolder = workFolder;
    this.providers = providers;
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
          new VariantTraining(
              new RunFingerprint(variant, frames, dataset), providers.apply(variant), workFolder));
    }
    List<Callable<VariantTraining>> tasks = new ArrayList<>();
    trainings.forEach(training -> tasks.add(() -> train(training)));
    try {
      return ParallelTasks.run(tasks, threads);
    } finally {
      stopped = true;
    }
  }

  private VariantTraining train(VariantTraining training) {
    String name = training.variant().name();
    if (stopped) {
      return training;
    }
    if (training.isFinished()) {
      log.log(name, "is trained already, in " + training.path());
      return training;
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
      return training;
    } catch (RuntimeException | Error e) {
      stopped = true;
      throw e;
    }
  }
}

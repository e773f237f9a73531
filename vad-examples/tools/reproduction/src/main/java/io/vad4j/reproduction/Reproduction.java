package io.vad4j.reproduction;

import io.vad4j.ProgressListener;
import io.vad4j.ProviderException;
import io.vad4j.core.dataset.ClipSources;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.preprocess.FrameRecorder;
import io.vad4j.reproduction.evaluation.EvaluationStage;
import io.vad4j.reproduction.evaluation.ReproductionResults;
import io.vad4j.reproduction.page.ReportFiles;
import io.vad4j.reproduction.scoring.DatasetRequirements;
import io.vad4j.reproduction.scoring.EvaluationClip;
import io.vad4j.reproduction.scoring.EvaluationSet;
import io.vad4j.reproduction.training.OutputFolder;
import io.vad4j.reproduction.training.TrainingBudget;
import io.vad4j.reproduction.training.TrainingPlan;
import io.vad4j.reproduction.training.TrainingStage;
import io.vad4j.reproduction.training.ValidationClips;
import io.vad4j.reproduction.training.Variant;
import io.vad4j.reproduction.training.VariantTraining;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import java.util.List;
import java.util.function.Consumer;

/** A reproduction of the paper: trainings, evaluation, page. */
public final class Reproduction {
  private static final int INPUT_SIZE = 360;

  /** Clips of each kind of pseudo-anomaly. */
  private static final int PSEUDO_ANOMALIES_PER_TYPE = 6;

  private static final int QUICK_PSEUDO_ANOMALIES_PER_TYPE = 2;

  private final Dataset dataset;
  private final TrainingBudget budget;
  private final boolean quick;
  private final OutputFolder folder;
  private final int threads;
  private final Consumer<String> log;

  /**
   * Creates a reproduction.
   *
   * @param dataset the data, validated by {@link DatasetRequirements}
   * @param budget budget of the trainings
   * @param quick whether this is a quick run, with fewer pseudo-anomalies
   * @param folder the folder of all outputs
   * @param threads number of networks trained in parallel, at least 1
   * @param log receives lines of progress
   */
  public Reproduction(
      Dataset dataset,
      TrainingBudget budget,
      boolean quick,
      OutputFolder folder,
      int threads,
      Consumer<String> log) {
    DatasetRequirements.validate(dataset);
    this.dataset = dataset;
    this.budget = budget;
    this.quick = quick;
    this.folder = folder;
    this.threads = threads;
    this.log = log;
  }

  /**
   * Runs all trainings that are not finished, then the evaluation.
   *
   * @param progress receives the progress of reading video
   * @throws io.vad4j.FrameSourceException if a test clip has no labels, before the trainings
   */
  @SuppressWarnings("try") // The lock is held, not used.
  public void run(ProgressListener progress) {
    List<Variant> plan = TrainingPlan.of(budget, quick);
    plan.forEach(
        variant -> {
          TrainableScorerProvider provider = provider(variant);
          provider.check(provider.descriptor().resolve(variant.options()));
        });
    dataset.test().forEach(EvaluationClip::labels);
    OutputFolder workFolder = folder.folder("work");
    try (OutputFolder.Lock lock = workFolder.lock();
        ClipSources sources = dataset.trainingSources();
        FrameCache frames = FrameRecorder.record(sources, INPUT_SIZE, progress)) {
      List<VariantTraining> trainings =
          new TrainingStage(workFolder, Reproduction::provider, log)
              .run(plan, frames, dataset.name(), threads);
      log.accept("all networks are trained; reading test clips");
      try (EvaluationSet clips =
          EvaluationSet.create(
              frames.subset(ValidationClips.select(frames, plan.get(0), provider(plan.get(0)))),
              dataset,
              INPUT_SIZE,
              quick ? QUICK_PSEUDO_ANOMALIES_PER_TYPE : PSEUDO_ANOMALIES_PER_TYPE,
              budget.seed(),
              progress)) {
        ReproductionResults.Setting setting =
            new ReproductionResults.Setting(
                dataset.name(),
                budget,
                quick,
                frames.width(),
                frames.height(),
                clips,
                frames.frameCount(),
                frames.clips().size());
        ReproductionResults results =
            new EvaluationStage(setting, dataset, trainings, threads, log).run();
        ReportFiles.write(results, folder);
      }
    }
  }

  private static TrainableScorerProvider provider(Variant variant) {
    ScorerProvider provider = Providers.scorers().get(variant.scorer());
    if (provider instanceof TrainableScorerProvider trainable) {
      return trainable;
    }
    throw new ProviderException(
        "The scorer %s cannot be trained; remove the plugin that replaces it."
            .formatted(variant.scorer()));
  }
}

package io.vad4j.examples.cli.reproduce;

import io.vad4j.ProgressListener;
import io.vad4j.ProviderException;
import io.vad4j.core.dataset.ClipSources;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.detect.Footage;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import java.util.List;
import java.util.function.Consumer;

/** The whole way from a data set to the page: what was checked first is trained, then evaluated. */
public final class Reproduction {
  private static final String SCORER = "masked-autoencoder";
  private static final int WORKING_SIZE = 360;

  /** Clips of each kind of pasted anomaly. */
  private static final int PASTED = 6;

  private static final int FEW_PASTED = 2;

  private final Dataset dataset;
  private final TrainingScale scale;
  private final boolean quick;
  private final OutputFolder folder;
  private final int threads;
  private final Consumer<String> say;

  /**
   * A reproduction, ready to run.
   *
   * @param dataset the data, as {@link DataChoice} gives it
   * @param scale how much is trained
   * @param quick whether to say that this is a quick run, and to look at fewer pasted clips
   * @param folder where all is written to
   * @param threads how many networks are trained at a time, at least 1
   * @param say told in lines how far it has come
   */
  public Reproduction(
      Dataset dataset,
      TrainingScale scale,
      boolean quick,
      OutputFolder folder,
      int threads,
      Consumer<String> say) {
    this.dataset = dataset;
    this.scale = scale;
    this.quick = quick;
    this.folder = folder;
    this.threads = threads;
    this.say = say;
  }

  /**
   * Does all that is not done yet.
   *
   * @param reading told how far reading the footage has come
   */
  @SuppressWarnings("try") // The lock is held, not used.
  public void run(ProgressListener reading) {
    TrainableScorerProvider provider = provider();
    List<Variant> plan = TrainingPlan.of(scale, quick);
    plan.forEach(variant -> provider.check(provider.descriptor().complete(variant.options())));
    OutputFolder work = folder.folder("work");
    try (OutputFolder.Lock lock = work.lock();
        ClipSources sources = dataset.trainingSources();
        Footage footage = Footage.read(sources, WORKING_SIZE, reading)) {
      List<VariantTraining> trainings =
          new TrainingStage(work, provider, say).run(plan, footage, dataset.name(), threads);
      say.accept("all networks are trained; reading test clips");
      try (ClipSet clips =
          ClipSet.of(
              HeldOut.of(footage, plan.get(0), provider),
              dataset,
              WORKING_SIZE,
              quick ? FEW_PASTED : PASTED,
              scale.seed(),
              reading)) {
        Results.Setting setting =
            new Results.Setting(
                dataset.name(),
                scale,
                quick,
                footage.width(),
                footage.height(),
                clips,
                footage.frameCount(),
                footage.clips().size());
        Results results = new EvaluationStage(setting, dataset, trainings, threads, say).run();
        ReportFiles.write(results, folder);
      }
    }
  }

  private static TrainableScorerProvider provider() {
    ScorerProvider provider = Providers.scorers().get(SCORER);
    if (provider instanceof TrainableScorerProvider trainable) {
      return trainable;
    }
    throw new ProviderException(
        "The scorer %s cannot be trained; remove the plugin that replaces it.".formatted(SCORER));
  }
}

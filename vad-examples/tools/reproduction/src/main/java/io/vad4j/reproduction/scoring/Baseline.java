package io.vad4j.reproduction.scoring;

import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.util.List;

/**
 * A training-free scorer that stands for one of the paper's baselines.
 *
 * @param scorer the scorer's name
 * @param title its name in tables
 */
public record Baseline(String scorer, String title) {
  /** The paper's baselines. */
  public static final List<Baseline> ALL =
      List.of(
          new Baseline("optical-flow", "Optical flow magnitude"),
          new Baseline("frame-difference", "Frame differencing"),
          new Baseline("mog2", "MOG2 foreground"));

  /** Default pooling of the library's motion scorers. */
  public static final Pooling BOX_POOLING = Pooling.max(3);

  /** {@return the scorer's model, to be closed} */
  public ScorerModel createModel() {
    ScorerProvider provider = Providers.scorers().get(scorer);
    if (provider instanceof TrainingFreeScorerProvider trainingFree) {
      return trainingFree.create(provider.descriptor().resolve(Options.none()));
    }
    throw new IllegalStateException(scorer + " needs training.");
  }
}

package io.vad4j.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.ProgressListener;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Test fixture of the scorer rules: models, clips, and the maps of a scorer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ScorerTestBed {
  private ScorerModel model;

  /** The provider of the scorer. */
  protected abstract ScorerProvider provider();

  /** Options for this test; default none. */
  protected Options options() {
    return Options.none();
  }

  /** Width of the frames in pixels; default 96. */
  protected int width() {
    return 96;
  }

  /** Height of the frames in pixels; default 72. */
  protected int height() {
    return 72;
  }

  /** Normal clips to train on; default six of 60 frames. */
  protected List<List<Frame>> trainingClips() {
    return IntStream.range(0, 6)
        .mapToObj(seed -> TckClips.normal(seed, width(), height(), 60))
        .toList();
  }

  /** The number of frames of a test clip; default the warm-up frames and 40 more. */
  protected int clipLength() {
    return provider().descriptor().warmUpFrames() + 40;
  }

  /**
   * The latency in frames after which a change of the whole frame is visible in the maps, at most
   * 4; default 0.
   */
  protected int latency() {
    return 0;
  }

  /**
   * Whether a scorer that is {@linkplain io.vad4j.Restorable restored} gives the maps of the uncut
   * stream; default true.
   */
  protected boolean restorable() {
    return true;
  }

  /**
   * A clip with normal frames in its first half, and anomalies that the scorer detects in its
   * second; default a large fast block.
   */
  protected List<Frame> anomalousClip() {
    return TckClips.anomalousFrom(50, width(), height(), 2 * clipLength(), clipLength());
  }

  @BeforeAll
  void createModel() {
    model = newModel();
  }

  @AfterAll
  void closeModel() {
    if (model != null) {
      model.close();
    }
  }

  /** The model that most rules use. */
  final ScorerModel model() {
    return model;
  }

  final List<Frame> normalClip() {
    return TckClips.normal(50, width(), height(), clipLength());
  }

  final List<Frame> otherClip() {
    return TckClips.anomalousFrom(60, width(), height(), clipLength(), 0);
  }

  final Options resolvedOptions() {
    return provider().descriptor().resolve(options());
  }

  /** Another model, trained like the first one. */
  final ScorerModel newModel() {
    ScorerProvider provider = provider();
    if (provider instanceof TrainableScorerProvider trainable) {
      return trainable.train(
          TckClips.trainingSet(trainingClips()), resolvedOptions(), new TckTrainingContext(7));
    }
    return ((TrainingFreeScorerProvider) provider).create(resolvedOptions());
  }

  /** A copy of the model, saved and loaded. */
  final ScorerModel newModelCopy() {
    return provider() instanceof TrainableScorerProvider trainable
        ? trainable.load(resolvedOptions(), model.save())
        : newModel();
  }

  /** The model, extended by the anomalous clip. The rule is skipped if it cannot be. */
  final ScorerModel newExtendedModel() {
    Optional<ScorerModel> extended =
        model.extend(TckClips.trainingSet(List.of(anomalousClip())), 0, new TckTrainingContext(7));
    assumeTrue(extended.isPresent(), "models of the scorer cannot be extended");
    return extended.orElseThrow();
  }

  private record TckTrainingContext(long seed) implements TrainingContext {
    @Override
    public ProgressListener progress() {
      return ProgressListener.none();
    }
  }

  static List<Optional<AnomalyMap>> scoreAll(Scorer scorer, List<Frame> frames) {
    List<Optional<AnomalyMap>> maps = new ArrayList<>();
    for (Frame frame : frames) {
      maps.add(scorer.score(frame));
    }
    return maps;
  }

  static List<Optional<AnomalyMap>> scoreAll(ScorerModel model, List<Frame> frames) {
    try (Scorer scorer = model.newScorer()) {
      return scoreAll(scorer, frames);
    }
  }

  final List<Optional<AnomalyMap>> scoreAll(List<Frame> frames) {
    return scoreAll(model, frames);
  }

  /**
   * The maps of a new scorer on the normal clip. Rules that compare maps are skipped for a
   * nondeterministic scorer, which fails the rule on determinism.
   */
  final List<Optional<AnomalyMap>> expectedMaps() {
    List<Optional<AnomalyMap>> firstRun = scoreAll(normalClip());
    assumeTrue(firstRun.equals(scoreAll(normalClip())), "the scorer is not deterministic");
    return firstRun;
  }
}

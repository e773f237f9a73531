package io.vad4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.Options;
import io.vad4j.ProgressListener;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.UntrainedScorerProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every scorer keeps to. Extend it, supply the provider, and run the tests.
 *
 * <p>A scorer that is trained is trained twice, on {@link #trainingClips()}; give options that make
 * that quick.
 *
 * @since 0.1.0
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ScorerContract {
  private static final int MEMORY_FRAMES = 5_000;
  private static final int MEMORY_SETTLED = 1_500;
  private static final int MEMORY_HALF = 3_250;
  private static final long MEMORY_GROWTH = 64L << 20;

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
        .mapToObj(seed -> TckFootage.normal(seed, width(), height(), 60))
        .toList();
  }

  /**
   * How many frames a test clip needs for the scorer to have something to say; default the warm-up
   * and 40 more.
   */
  protected int clipLength() {
    return provider().descriptor().warmUp() + 40;
  }

  /**
   * A clip that is normal at first and unusual from half of its frames on, in the way that the
   * scorer is meant to find; default a large block that rushes through.
   */
  protected List<Frame> abnormalClip() {
    return TckFootage.abnormalFrom(50, width(), height(), 2 * clipLength(), clipLength());
  }

  private List<Frame> normalClip() {
    return TckFootage.normal(50, width(), height(), clipLength());
  }

  private List<Frame> otherClip() {
    return TckFootage.abnormalFrom(60, width(), height(), clipLength(), 0);
  }

  private Options completeOptions() {
    return provider().descriptor().complete(options());
  }

  private ScorerModel newModel() {
    ScorerProvider provider = provider();
    if (provider instanceof TrainableScorerProvider trainable) {
      return trainable.train(
          TckFootage.footage(trainingClips()), completeOptions(), new Context(7));
    }
    return ((UntrainedScorerProvider) provider).create(completeOptions());
  }

  private record Context(long seed) implements TrainingContext {
    @Override
    public ProgressListener progress() {
      return ProgressListener.none();
    }
  }

  @BeforeAll
  void makeModel() {
    model = newModel();
  }

  @AfterAll
  void closeModel() {
    if (model != null) {
      model.close();
    }
  }

  private static List<Optional<AnomalyMap>> evidence(Scorer scorer, List<Frame> frames) {
    List<Optional<AnomalyMap>> evidence = new ArrayList<>();
    for (Frame frame : frames) {
      evidence.add(scorer.score(frame));
    }
    return evidence;
  }

  private List<Optional<AnomalyMap>> evidence(List<Frame> frames) {
    try (Scorer scorer = model.open()) {
      return evidence(scorer, frames);
    }
  }

  @Test
  void warmUpIsAsLongAsDeclared() {
    List<Optional<AnomalyMap>> evidence = evidence(normalClip());

    int warmUp = provider().descriptor().warmUp();
    assertThat(evidence.subList(0, warmUp)).as("during warm-up").allMatch(Optional::isEmpty);
    assertThat(evidence.subList(warmUp, evidence.size()))
        .as("after warm-up")
        .allMatch(Optional::isPresent);
  }

  @Test
  void evidenceIsHigherWhereItShouldBe() {
    List<Frame> clip = abnormalClip();
    List<Optional<AnomalyMap>> evidence = evidence(clip);
    int half = clip.size() / 2;

    double before = meanOfMaxima(evidence.subList(0, half));
    double after = meanOfMaxima(evidence.subList(half, clip.size()));

    assertThat(after).as("mean of the maps' maxima in unusual frames").isGreaterThan(before);
  }

  private static double meanOfMaxima(List<Optional<AnomalyMap>> evidence) {
    return evidence.stream()
        .flatMap(Optional::stream)
        .mapToDouble(AnomalyMap::max)
        .average()
        .orElseThrow();
  }

  @Test
  void everyMapOfAClipHasTheSameGrid() {
    List<AnomalyMap> maps = evidence(normalClip()).stream().flatMap(Optional::stream).toList();

    assertThat(maps).extracting(AnomalyMap::columns).containsOnly(maps.get(0).columns());
    assertThat(maps).extracting(AnomalyMap::rows).containsOnly(maps.get(0).rows());
  }

  @Test
  void framesToComeDoNotChangeTheEvidence() {
    assumeTrue(provider().descriptor().causal(), "the scorer does not say that it is causal");
    List<Frame> clip = normalClip();
    int now = clip.size() - 5;
    List<Frame> otherFuture = new ArrayList<>(clip.subList(0, now));
    for (Frame frame : otherClip().subList(now, clip.size())) {
      otherFuture.add(frame);
    }

    assertThat(evidence(otherFuture).subList(0, now)).isEqualTo(evidence(clip).subList(0, now));
  }

  @Test
  void aScorerThatWasResetScoresAsAFreshOne() {
    List<Optional<AnomalyMap>> fresh = evidence(normalClip());
    try (Scorer scorer = model.open()) {
      evidence(scorer, otherClip());
      scorer.reset();

      assertThat(evidence(scorer, normalClip())).isEqualTo(fresh);
    }
  }

  @Test
  void theSameClipGivesTheSameEvidence() {
    assertThat(evidence(normalClip())).isEqualTo(evidence(normalClip()));
  }

  @Test
  void trainingAgainWithTheSameSeedGivesTheSameEvidence() {
    assumeTrue(provider() instanceof TrainableScorerProvider, "the scorer needs no training");
    List<Optional<AnomalyMap>> first = evidence(normalClip());
    try (ScorerModel again = newModel();
        Scorer scorer = again.open()) {
      assertThat(evidence(scorer, normalClip())).isEqualTo(first);
    }
  }

  @Test
  void twoScorersOfOneModelDoNotDisturbEachOther() {
    List<Optional<AnomalyMap>> expected = evidence(normalClip());
    List<Frame> other = otherClip();
    List<Optional<AnomalyMap>> interleaved = new ArrayList<>();
    try (Scorer one = model.open();
        Scorer two = model.open()) {
      List<Frame> clip = normalClip();
      for (int i = 0; i < clip.size(); i++) {
        interleaved.add(one.score(clip.get(i)));
        two.score(other.get(i));
      }
    }

    assertThat(interleaved).isEqualTo(expected);
  }

  @Test
  void twoThreadsWithAScorerEachAgreeWithOne() throws Exception {
    List<Optional<AnomalyMap>> expected = evidence(normalClip());
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<List<Optional<AnomalyMap>>> task = () -> evidence(normalClip());
      for (Future<List<Optional<AnomalyMap>>> result : threads.invokeAll(List.of(task, task))) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aModelThatWasSavedAndLoadedScoresTheSame() {
    ScorerProvider provider = provider();
    List<Optional<AnomalyMap>> saved = evidence(normalClip());
    try (ScorerModel loaded =
            provider instanceof TrainableScorerProvider trainable
                ? trainable.load(completeOptions(), model.save())
                : newModel();
        Scorer scorer = loaded.open()) {
      assertThat(evidence(scorer, normalClip())).isEqualTo(saved);
    }
  }

  @Test
  void framesThatChangeSizeWithinAClipAreRefused() {
    Frame larger = TckFootage.normal(1, 2 * width(), 2 * height(), 1).get(0);
    try (Scorer scorer = model.open()) {
      evidence(scorer, normalClip());

      assertThatThrownBy(() -> scorer.score(larger)).isInstanceOf(InvalidFrameException.class);
    }
  }

  @Test
  void closingTwiceDoesNothing() {
    Scorer scorer = model.open();
    scorer.score(normalClip().get(0));
    scorer.close();
    scorer.close();
  }

  @Test
  void aClosedScorerRefusesFrames() {
    Scorer scorer = model.open();
    scorer.close();

    assertThatThrownBy(() -> scorer.score(normalClip().get(0)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void memoryDoesNotGrow() {
    List<Frame> clip = normalClip();
    try (Scorer scorer = model.open()) {
      ProcessMemory settled = memoryAfter(scorer, clip, 0, MEMORY_SETTLED);
      ProcessMemory half = memoryAfter(scorer, clip, MEMORY_SETTLED, MEMORY_HALF);
      ProcessMemory all = memoryAfter(scorer, clip, MEMORY_HALF, MEMORY_FRAMES);

      assertThat(steadyGrowth(settled.heap(), half.heap(), all.heap()))
          .as("bytes of heap that %d frames added", MEMORY_FRAMES - MEMORY_SETTLED)
          .isLessThan(MEMORY_GROWTH);
      assertThat(steadyGrowth(settled.outside(), half.outside(), all.outside()))
          .as("bytes outside the heap that %d frames added", MEMORY_FRAMES - MEMORY_SETTLED)
          .isLessThan(MEMORY_GROWTH);
    }
  }

  /**
   * What leaks grows all the time; what the Java machine takes for itself comes in single steps.
   */
  private static long steadyGrowth(long first, long second, long third) {
    return 2 * Math.min(second - first, third - second);
  }

  private static ProcessMemory memoryAfter(Scorer scorer, List<Frame> clip, int from, int to) {
    for (int i = from; i < to; i++) {
      scorer.score(timed(clip, i));
    }
    return ProcessMemory.now();
  }

  private static Frame timed(List<Frame> clip, int index) {
    return clip.get(index % clip.size()).at(index, java.time.Duration.ofMillis(100L * index));
  }
}

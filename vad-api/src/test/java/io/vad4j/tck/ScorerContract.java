package io.vad4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.ModelException;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/**
 * Contract of scorers. Extend it, supply the provider, and run the tests.
 *
 * <p>A trainable scorer is trained twice on {@link #trainingClips()}; choose options that make it
 * fast. A rule that does not apply is skipped with a reason.
 *
 * @since 0.1.0
 */
public abstract class ScorerContract extends ScorerMapRules {
  private static final int MEMORY_FRAMES = 5_000;
  private static final int MEMORY_WARM_UP_FRAMES = 1_500;
  private static final int MEMORY_HALFWAY_FRAMES = 3_250;
  private static final long MAX_MEMORY_GROWTH = 64L << 20;
  private static final int CHUNK_SIZE = 7;

  @Test
  void trainingAgainWithTheSameSeedGivesTheSameMaps() {
    assumeTrue(provider() instanceof TrainableScorerProvider, "the scorer needs no training");
    List<Optional<AnomalyMap>> first = expectedMaps();
    try (ScorerModel again = newModel()) {
      assertThat(scoreAll(again, normalClip())).isEqualTo(first);
    }
  }

  @Test
  void savedAndLoadedModelGivesTheSameMaps() {
    List<Optional<AnomalyMap>> saved = expectedMaps();
    try (ScorerModel loaded = newModelCopy()) {
      assertThat(scoreAll(loaded, normalClip())).isEqualTo(saved);
    }
  }

  @Test
  void namesOfSavedPartsAreFileNames() {
    assertThat(model().save().keySet())
        .allMatch(name -> name.matches("[A-Za-z0-9][A-Za-z0-9._-]*"));
  }

  @Test
  void modelWithoutItsPartsIsRejected() {
    assumeTrue(
        provider() instanceof TrainableScorerProvider && !model().save().isEmpty(),
        "the scorer saves nothing");
    TrainableScorerProvider provider = (TrainableScorerProvider) provider();

    assertThatThrownBy(() -> provider.load(resolvedOptions(), Map.of()))
        .isInstanceOf(ModelException.class);
  }

  @Test
  void extendingAModelLeavesItAsItIs() {
    List<Optional<AnomalyMap>> before = expectedMaps();
    try (ScorerModel extended = newExtendedModel()) {
      assertThat(extended).isNotSameAs(model());
    }

    assertThat(scoreAll(normalClip())).isEqualTo(before);
  }

  @Test
  void extendedModelScoresWhatItLearnedNoHigher() {
    List<Frame> learned = anomalousClip();
    try (ScorerModel extended = newExtendedModel()) {
      assertThat(sum(scoreAll(extended, learned))).isLessThanOrEqualTo(sum(scoreAll(learned)));
    }
  }

  private static double sum(List<Optional<AnomalyMap>> maps) {
    double sum = 0;
    for (Optional<AnomalyMap> map : maps) {
      for (float value : map.map(AnomalyMap::values).orElseGet(() -> new float[0])) {
        sum += value;
      }
    }
    return sum;
  }

  @Test
  void extendedModelThatIsSavedAndLoadedGivesTheSameMaps() {
    try (ScorerModel extended = newExtendedModel();
        ScorerModel loaded =
            ((TrainableScorerProvider) provider()).load(resolvedOptions(), extended.save())) {
      assertThat(scoreAll(loaded, anomalousClip())).isEqualTo(scoreAll(extended, anomalousClip()));
    }
  }

  @Test
  void scorersOfOneModelAreIndependent() {
    List<Optional<AnomalyMap>> expected = expectedMaps();
    List<Frame> other = otherClip();
    List<Optional<AnomalyMap>> interleaved = new ArrayList<>();
    try (Scorer one = model().newScorer();
        Scorer two = model().newScorer()) {
      List<Frame> clip = normalClip();
      for (int i = 0; i < clip.size(); i++) {
        interleaved.add(one.score(clip.get(i)));
        two.score(other.get(i));
      }
    }

    assertThat(interleaved).isEqualTo(expected);
  }

  @Test
  void scorerOfAStreamGivesTheSameMaps() throws Exception {
    List<Optional<AnomalyMap>> expected = expectedMaps();
    try (TckStreamContext context = new TckStreamContext();
        Scorer scorer = model().newScorer(context)) {
      assertThat(scoreAll(scorer, normalClip())).isEqualTo(expected);
    }
  }

  @Test
  void twoThreadsWithAScorerEachAgreeWithOne() throws Exception {
    List<Optional<AnomalyMap>> expected = expectedMaps();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<List<Optional<AnomalyMap>>> task = () -> scoreAll(normalClip());
      for (Future<List<Optional<AnomalyMap>>> result : threads.invokeAll(List.of(task, task))) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void clipInChunksFromSeveralThreadsGivesTheSameMaps() throws Exception {
    expectedMaps();
    int all = normalClip().size();

    assertThat(scoreInChunks(CHUNK_SIZE)).isEqualTo(scoreInChunks(all));
  }

  /** The maps of one scorer that is passed to another thread after each chunk of frames. */
  private List<Optional<AnomalyMap>> scoreInChunks(int size) throws Exception {
    List<Frame> clip = normalClip();
    List<Optional<AnomalyMap>> maps = new ArrayList<>();
    try (Scorer scorer = model().newScorer()) {
      for (int from = 0; from < clip.size(); from += size) {
        List<Frame> chunk = clip.subList(from, Math.min(from + size, clip.size()));
        FutureTask<List<Optional<AnomalyMap>>> task =
            new FutureTask<>(() -> scoreAll(scorer, chunk));
        new Thread(task, "chunk from " + from).start();
        maps.addAll(task.get());
      }
    }
    return maps;
  }

  @Test
  void framesAreNotModified() {
    List<Frame> clip = normalClip();
    scoreAll(clip);

    List<Frame> untouched = normalClip();
    for (int i = 0; i < clip.size(); i++) {
      assertThat(clip.get(i).pixels())
          .as("pixels of frame %d", i)
          .isEqualTo(untouched.get(i).pixels());
    }
  }

  @Test
  void framesAreNotRetained() {
    List<Frame> clip = normalClip();
    try (Scorer scorer = model().newScorer()) {
      FrameRetentionProbe frames = new FrameRetentionProbe();
      for (int i = 0; i < 4 * clip.size(); i++) {
        scorer.score(frames.track(frameAt(clip, i)));
      }
      long settled = frames.countReachable(clip.size());
      for (int i = 4 * clip.size(); i < 12 * clip.size(); i++) {
        scorer.score(frames.track(frameAt(clip, i)));
      }

      assertThat(frames.countReachable(settled))
          .as("frames that cannot be collected, of %d", 12 * clip.size())
          .isLessThan(settled + clip.size());
    }
  }

  @Test
  void closingTwiceHasNoEffect() {
    Scorer scorer = model().newScorer();
    scorer.score(normalClip().get(0));
    scorer.close();
    scorer.close();
  }

  @Test
  void closedScorerRejectsFrames() {
    Scorer scorer = model().newScorer();
    scorer.close();

    assertThatThrownBy(() -> scorer.score(normalClip().get(0)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void memoryDoesNotGrow() {
    List<Frame> clip = normalClip();
    try (Scorer scorer = model().newScorer()) {
      ProcessMemory settled = memoryAfter(scorer, clip, 0, MEMORY_WARM_UP_FRAMES);
      ProcessMemory half = memoryAfter(scorer, clip, MEMORY_WARM_UP_FRAMES, MEMORY_HALFWAY_FRAMES);
      ProcessMemory all = memoryAfter(scorer, clip, MEMORY_HALFWAY_FRAMES, MEMORY_FRAMES);

      assertThat(sustainedGrowth(settled.heap(), half.heap(), all.heap()))
          .as("bytes of heap that %d frames added", MEMORY_FRAMES - MEMORY_WARM_UP_FRAMES)
          .isLessThan(MAX_MEMORY_GROWTH);
      assertThat(sustainedGrowth(settled.nonHeap(), half.nonHeap(), all.nonHeap()))
          .as("bytes outside the heap that %d frames added", MEMORY_FRAMES - MEMORY_WARM_UP_FRAMES)
          .isLessThan(MAX_MEMORY_GROWTH);
    }
  }

  /**
   * The smallest growth of several rounds: a leak grows in each, the memory of the JVM in steps.
   */
  private static long sustainedGrowth(long first, long second, long third) {
    return 2 * Math.min(second - first, third - second);
  }

  private static ProcessMemory memoryAfter(Scorer scorer, List<Frame> clip, int from, int to) {
    for (int i = from; i < to; i++) {
      scorer.score(frameAt(clip, i));
    }
    return ProcessMemory.measure();
  }

  private static Frame frameAt(List<Frame> clip, int index) {
    return clip.get(index % clip.size()).withPosition(index, Duration.ofMillis(100L * index));
  }
}

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
 * What every scorer keeps to. Extend it, supply the provider, and run the tests.
 *
 * <p>A scorer that is trained is trained twice, on {@link #trainingClips()}; give options that make
 * that quick. A rule that does not apply is skipped and says why.
 *
 * @since 0.1.0
 */
public abstract class ScorerContract extends ScorerEvidenceRules {
  private static final int MEMORY_FRAMES = 5_000;
  private static final int MEMORY_SETTLED = 1_500;
  private static final int MEMORY_HALF = 3_250;
  private static final long MEMORY_GROWTH = 64L << 20;
  private static final int CHUNK = 7;

  @Test
  void trainingAgainWithTheSameSeedGivesTheSameEvidence() {
    assumeTrue(provider() instanceof TrainableScorerProvider, "the scorer needs no training");
    List<Optional<AnomalyMap>> first = expected();
    try (ScorerModel again = newModel()) {
      assertThat(evidence(again, normalClip())).isEqualTo(first);
    }
  }

  @Test
  void aModelThatWasSavedAndLoadedScoresTheSame() {
    List<Optional<AnomalyMap>> saved = expected();
    try (ScorerModel loaded = copyOfModel()) {
      assertThat(evidence(loaded, normalClip())).isEqualTo(saved);
    }
  }

  @Test
  void namesOfSavedPartsAreFileNames() {
    assertThat(model().save().keySet())
        .allMatch(name -> name.matches("[A-Za-z0-9][A-Za-z0-9._-]*"));
  }

  @Test
  void aModelWithoutItsPartsIsRefused() {
    assumeTrue(
        provider() instanceof TrainableScorerProvider && !model().save().isEmpty(),
        "the scorer saves nothing");
    TrainableScorerProvider provider = (TrainableScorerProvider) provider();

    assertThatThrownBy(() -> provider.load(completeOptions(), Map.of()))
        .isInstanceOf(ModelException.class);
  }

  @Test
  void twoScorersOfOneModelDoNotDisturbEachOther() {
    List<Optional<AnomalyMap>> expected = expected();
    List<Frame> other = otherClip();
    List<Optional<AnomalyMap>> interleaved = new ArrayList<>();
    try (Scorer one = model().open();
        Scorer two = model().open()) {
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
    List<Optional<AnomalyMap>> expected = expected();
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
  void aClipInChunksFromSeveralThreadsScoresAsInOneGo() throws Exception {
    expected();
    int all = normalClip().size();

    assertThat(evidenceInChunksOf(CHUNK)).isEqualTo(evidenceInChunksOf(all));
  }

  /** The evidence of one scorer that is handed to another thread for every so many frames. */
  private List<Optional<AnomalyMap>> evidenceInChunksOf(int size) throws Exception {
    List<Frame> clip = normalClip();
    List<Optional<AnomalyMap>> evidence = new ArrayList<>();
    try (Scorer scorer = model().open()) {
      for (int from = 0; from < clip.size(); from += size) {
        List<Frame> chunk = clip.subList(from, Math.min(from + size, clip.size()));
        FutureTask<List<Optional<AnomalyMap>>> task =
            new FutureTask<>(() -> evidence(scorer, chunk));
        new Thread(task, "chunk from " + from).start();
        evidence.addAll(task.get());
      }
    }
    return evidence;
  }

  @Test
  void framesAreLeftAsTheyWere() {
    List<Frame> clip = normalClip();
    evidence(clip);

    List<Frame> untouched = normalClip();
    for (int i = 0; i < clip.size(); i++) {
      assertThat(clip.get(i).pixels())
          .as("pixels of frame %d", i)
          .isEqualTo(untouched.get(i).pixels());
    }
  }

  @Test
  void framesAreNotKept() {
    List<Frame> clip = normalClip();
    try (Scorer scorer = model().open()) {
      Forgotten frames = new Forgotten();
      for (int i = 0; i < 4 * clip.size(); i++) {
        scorer.score(frames.watched(timed(clip, i)));
      }
      long settled = frames.stillReachable(clip.size());
      for (int i = 4 * clip.size(); i < 12 * clip.size(); i++) {
        scorer.score(frames.watched(timed(clip, i)));
      }

      assertThat(frames.stillReachable(settled))
          .as("frames that cannot be collected, of %d", 12 * clip.size())
          .isLessThan(settled + clip.size());
    }
  }

  @Test
  void closingTwiceDoesNothing() {
    Scorer scorer = model().open();
    scorer.score(normalClip().get(0));
    scorer.close();
    scorer.close();
  }

  @Test
  void aClosedScorerRefusesFrames() {
    Scorer scorer = model().open();
    scorer.close();

    assertThatThrownBy(() -> scorer.score(normalClip().get(0)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void memoryDoesNotGrow() {
    List<Frame> clip = normalClip();
    try (Scorer scorer = model().open()) {
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
    return clip.get(index % clip.size()).at(index, Duration.ofMillis(100L * index));
  }
}

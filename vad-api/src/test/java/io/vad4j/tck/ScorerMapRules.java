package io.vad4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.Restorable;
import io.vad4j.Scorer;
import io.vad4j.StateArchive;
import io.vad4j.spi.ScorerModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for the anomaly maps of a scorer. */
abstract class ScorerMapRules extends ScorerTestBed {

  @Test
  void warmUpIsAsLongAsDeclared() {
    List<Optional<AnomalyMap>> maps = scoreAll(normalClip());

    int warmUp = provider().descriptor().warmUpFrames();
    assertThat(maps.subList(0, warmUp)).as("during warm-up").allMatch(Optional::isEmpty);
    assertThat(maps.subList(warmUp, maps.size())).as("after warm-up").allMatch(Optional::isPresent);
  }

  @Test
  void anomalousFramesScoreHigher() {
    List<Frame> clip = anomalousClip();
    List<Optional<AnomalyMap>> maps = scoreAll(clip);
    int half = clip.size() / 2;

    double before = meanOfMaxima(maps.subList(0, half));
    double after = meanOfMaxima(maps.subList(half, clip.size()));

    assertThat(after).as("mean of the maps' maxima in anomalous frames").isGreaterThan(before);
  }

  private static double meanOfMaxima(List<Optional<AnomalyMap>> maps) {
    return maps.stream()
        .flatMap(Optional::stream)
        .mapToDouble(AnomalyMap::max)
        .average()
        .orElseThrow();
  }

  @Test
  void everyImageHasFiniteScores() {
    List<Frame> clip = normalClip();
    try (ScorerModel copy = newModelCopy()) {
      for (FrameTransform transform : FrameTransform.values()) {
        List<Frame> frames = new ArrayList<>(clip);
        for (int i = clip.size() / 2; i < clip.size(); i++) {
          frames.set(i, transform.apply(clip.get(i)));
        }
        // An anomaly map rejects negative, infinite and NaN values.
        assertThat(scoreAll(copy, frames)).as("maps of " + transform).hasSameSizeAs(frames);
        List<Frame> still = clip.stream().map(transform::apply).toList();
        assertThat(scoreAll(copy, still)).as("maps of " + transform).hasSameSizeAs(still);
      }
    }
  }

  @Test
  void everyMapOfAClipHasTheSameGrid() {
    List<AnomalyMap> maps = scoreAll(normalClip()).stream().flatMap(Optional::stream).toList();

    assertThat(maps).extracting(AnomalyMap::columns).containsOnly(maps.get(0).columns());
    assertThat(maps).extracting(AnomalyMap::rows).containsOnly(maps.get(0).rows());
  }

  @Test
  void futureFramesDoNotChangeTheMaps() {
    assumeTrue(provider().descriptor().causal(), "the scorer is not causal");
    List<Frame> clip = normalClip();
    int split = clip.size() - 5;
    List<Frame> past = clip.subList(0, split);
    try (ScorerModel copy = newModelCopy()) {
      List<Optional<AnomalyMap>> expected = scoreAll(copy, past);
      assumeTrue(expected.equals(scoreAll(copy, past)), "the scorer is not deterministic");
      for (FrameTransform transform : List.of(FrameTransform.NEGATIVE, FrameTransform.NOISE)) {
        List<Frame> whole = new ArrayList<>(past);
        clip.subList(split, clip.size()).forEach(frame -> whole.add(transform.apply(frame)));

        assertThat(scoreAll(copy, whole).subList(0, split))
            .as("maps of frames before " + transform)
            .isEqualTo(expected);
        assertThat(scoreAll(copy, past))
            .as("maps of the same frames in another stream after " + transform)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void mapsBelongToTheCurrentFrame() {
    List<Frame> clip = anomalousClip();
    int split = clip.size() - 5;
    List<Frame> changed = new ArrayList<>(clip.subList(0, split));
    clip.subList(split, clip.size())
        .forEach(frame -> changed.add(FrameTransform.NOISE.apply(frame)));

    int end = split + latency() + 1;
    try (ScorerModel copy = newModelCopy()) {
      assertThat(scoreAll(copy, changed).subList(split, end))
          .as("maps of the frames after the change")
          .isNotEqualTo(scoreAll(copy, clip).subList(split, end));
    }
  }

  @Test
  void theSameClipGivesTheSameMaps() {
    assertThat(scoreAll(normalClip())).isEqualTo(scoreAll(normalClip()));
  }

  @Test
  void resetScorerScoresLikeANewOne() {
    List<Optional<AnomalyMap>> fresh = expectedMaps();
    try (Scorer scorer = model().newScorer()) {
      scoreAll(scorer, otherClip());
      scorer.reset();

      assertThat(scoreAll(scorer, normalClip())).isEqualTo(fresh);
    }
  }

  @Test
  void restoredScorerGivesTheMapsOfTheUncutStream() throws Exception {
    assumeTrue(restorable(), "the scorer is not restorable");
    expectedMaps();
    List<Optional<AnomalyMap>> expected = mapsInAStream(normalClip());
    int warmUp = provider().descriptor().warmUpFrames();
    assumeTrue(
        expected.stream().filter(Optional::isEmpty).count() == warmUp
            && grids(expected).stream().distinct().count() <= 2,
        "the warm-up is not as declared, or the grid changes");
    List<Frame> clip = normalClip();
    int cut = clip.size() / 2;
    byte[] state = stateAfter(normalClip().subList(0, cut));
    try (TckStreamContext context = new TckStreamContext();
        Scorer restored = model().newScorer(context)) {
      scoreAll(restored, normalClip().subList(Math.max(0, cut - warmUp), cut));
      exchange(StateArchive.reader(new ByteArrayInputStream(state)), context, restored);

      assertThat(scoreAll(restored, clip.subList(cut, clip.size())))
          .isEqualTo(expected.subList(cut, clip.size()));
    }
  }

  private List<Optional<AnomalyMap>> mapsInAStream(List<Frame> frames) throws Exception {
    try (TckStreamContext context = new TckStreamContext();
        Scorer scorer = model().newScorer(context)) {
      return scoreAll(scorer, frames);
    }
  }

  private byte[] stateAfter(List<Frame> frames) throws Exception {
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    try (TckStreamContext context = new TckStreamContext();
        Scorer scorer = model().newScorer(context)) {
      scoreAll(scorer, frames);
      exchange(StateArchive.writer(state), context, scorer);
    }
    return state.toByteArray();
  }

  private static void exchange(StateArchive archive, TckStreamContext context, Scorer scorer) {
    context.exchange(archive);
    if (scorer instanceof Restorable state) {
      state.exchange(archive);
    }
  }

  @Test
  void framesThatChangeSizeWithinAClipAreRejected() {
    try (Scorer scorer = model().newScorer()) {
      scoreAll(scorer, normalClip());

      assertThatThrownBy(() -> scorer.score(largerFrame()))
          .isInstanceOf(InvalidFrameException.class);
    }
  }

  @Test
  void colorFramesAreRejected() {
    Frame gray = normalClip().get(0);
    Frame color =
        Frame.of(
            0,
            gray.timestamp(),
            width(),
            height(),
            PixelFormat.BGR24,
            new byte[3 * gray.byteCount()]);
    try (Scorer scorer = model().newScorer()) {
      assertThatThrownBy(() -> scorer.score(color)).isInstanceOf(InvalidFrameException.class);
    }
  }

  @Test
  void rejectedFrameDoesNotChangeState() {
    List<Optional<AnomalyMap>> expected = expectedMaps();
    List<Frame> clip = normalClip();
    int half = clip.size() / 2;
    try (Scorer scorer = model().newScorer()) {
      List<Optional<AnomalyMap>> maps = new ArrayList<>(scoreAll(scorer, clip.subList(0, half)));
      assumeTrue(rejects(scorer, largerFrame()), "the scorer accepts frames of any size");
      maps.addAll(scoreAll(scorer, clip.subList(half, clip.size())));

      assertThat(maps).isEqualTo(expected);
    }
  }

  @Test
  void resetScorerAcceptsFrameSizesLikeANewOne() {
    List<Frame> larger = TckClips.normal(1, 2 * width(), 2 * height(), clipLength());
    try (Scorer fresh = model().newScorer();
        Scorer used = model().newScorer()) {
      scoreAll(used, normalClip());
      used.reset();
      boolean rejected = rejects(fresh, larger.get(0));

      assertThat(rejects(used, larger.get(0))).as("rejects it after a reset").isEqualTo(rejected);
      if (!rejected) {
        List<Frame> rest = larger.subList(1, larger.size());
        assertThat(grids(scoreAll(used, rest)))
            .as("cells after a reset")
            .isEqualTo(grids(scoreAll(fresh, rest)));
      }
    }
  }

  private static List<String> grids(List<Optional<AnomalyMap>> maps) {
    return maps.stream()
        .map(map -> map.map(cells -> cells.columns() + "x" + cells.rows()).orElse("none"))
        .toList();
  }

  private Frame largerFrame() {
    return TckClips.normal(1, 2 * width(), 2 * height(), 1).get(0);
  }

  private static boolean rejects(Scorer scorer, Frame frame) {
    try {
      scorer.score(frame);
      return false;
    } catch (InvalidFrameException e) {
      return true;
    }
  }
}

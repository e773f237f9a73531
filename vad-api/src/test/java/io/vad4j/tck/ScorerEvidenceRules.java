package io.vad4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules for what a scorer says of the frames that it is given. */
abstract class ScorerEvidenceRules extends ScorerTestBed {

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
  void everyPictureHasFiniteEvidence() {
    List<Frame> clip = normalClip();
    try (ScorerModel copy = copyOfModel()) {
      for (Picture picture : Picture.values()) {
        List<Frame> frames = new ArrayList<>(clip);
        for (int i = clip.size() / 2; i < clip.size(); i++) {
          frames.set(i, picture.of(clip.get(i)));
        }
        // An anomaly map refuses what is negative, infinite or not a number.
        assertThat(evidence(copy, frames)).as("evidence of " + picture).hasSameSizeAs(frames);
        List<Frame> still = clip.stream().map(picture::of).toList();
        assertThat(evidence(copy, still)).as("evidence of " + picture).hasSameSizeAs(still);
      }
    }
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
    List<Frame> past = clip.subList(0, now);
    try (ScorerModel copy = copyOfModel()) {
      List<Optional<AnomalyMap>> expected = evidence(copy, past);
      assumeTrue(expected.equals(evidence(copy, past)), "the scorer does not repeat itself");
      for (Picture picture : List.of(Picture.NEGATIVE, Picture.NOISE)) {
        List<Frame> whole = new ArrayList<>(past);
        clip.subList(now, clip.size()).forEach(frame -> whole.add(picture.of(frame)));

        assertThat(evidence(copy, whole).subList(0, now))
            .as("evidence of frames before " + picture)
            .isEqualTo(expected);
        assertThat(evidence(copy, past))
            .as("evidence of the same frames in another stream after " + picture)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void evidenceIsAboutTheFrameJustGiven() {
    List<Frame> clip = abnormalClip();
    int now = clip.size() - 5;
    List<Frame> changed = new ArrayList<>(clip.subList(0, now));
    clip.subList(now, clip.size()).forEach(frame -> changed.add(Picture.NOISE.of(frame)));

    int end = now + latency() + 1;
    try (ScorerModel copy = copyOfModel()) {
      assertThat(evidence(copy, changed).subList(now, end))
          .as("evidence of the frames from which on the picture is another")
          .isNotEqualTo(evidence(copy, clip).subList(now, end));
    }
  }

  @Test
  void theSameClipGivesTheSameEvidence() {
    assertThat(evidence(normalClip())).isEqualTo(evidence(normalClip()));
  }

  @Test
  void aScorerThatWasResetScoresAsAFreshOne() {
    List<Optional<AnomalyMap>> fresh = expected();
    try (Scorer scorer = model().open()) {
      evidence(scorer, otherClip());
      scorer.reset();

      assertThat(evidence(scorer, normalClip())).isEqualTo(fresh);
    }
  }

  @Test
  void framesThatChangeSizeWithinAClipAreRefused() {
    try (Scorer scorer = model().open()) {
      evidence(scorer, normalClip());

      assertThatThrownBy(() -> scorer.score(largerFrame()))
          .isInstanceOf(InvalidFrameException.class);
    }
  }

  @Test
  void framesInColourAreRefused() {
    Frame grey = normalClip().get(0);
    Frame colour =
        Frame.of(
            0, grey.time(), width(), height(), PixelFormat.BGR24, new byte[3 * grey.byteCount()]);
    try (Scorer scorer = model().open()) {
      assertThatThrownBy(() -> scorer.score(colour)).isInstanceOf(InvalidFrameException.class);
    }
  }

  @Test
  void aRefusedFrameLeavesNoTrace() {
    List<Optional<AnomalyMap>> expected = expected();
    List<Frame> clip = normalClip();
    int half = clip.size() / 2;
    try (Scorer scorer = model().open()) {
      List<Optional<AnomalyMap>> evidence =
          new ArrayList<>(evidence(scorer, clip.subList(0, half)));
      assumeTrue(refuses(scorer, largerFrame()), "the scorer takes frames of any size");
      evidence.addAll(evidence(scorer, clip.subList(half, clip.size())));

      assertThat(evidence).isEqualTo(expected);
    }
  }

  @Test
  void afterAResetFramesOfAnotherSizeAreTakenAsAFreshScorerTakesThem() {
    List<Frame> larger = TckFootage.normal(1, 2 * width(), 2 * height(), clipLength());
    try (Scorer fresh = model().open();
        Scorer used = model().open()) {
      evidence(used, normalClip());
      used.reset();
      boolean refused = refuses(fresh, larger.get(0));

      assertThat(refuses(used, larger.get(0))).as("refuses it after a reset").isEqualTo(refused);
      if (!refused) {
        List<Frame> rest = larger.subList(1, larger.size());
        assertThat(grids(evidence(used, rest)))
            .as("cells after a reset")
            .isEqualTo(grids(evidence(fresh, rest)));
      }
    }
  }

  private static List<String> grids(List<Optional<AnomalyMap>> evidence) {
    return evidence.stream()
        .map(map -> map.map(cells -> cells.columns() + "x" + cells.rows()).orElse("none"))
        .toList();
  }

  private Frame largerFrame() {
    return TckFootage.normal(1, 2 * width(), 2 * height(), 1).get(0);
  }

  private static boolean refuses(Scorer scorer, Frame frame) {
    try {
      scorer.score(frame);
      return false;
    } catch (InvalidFrameException e) {
      return true;
    }
  }
}

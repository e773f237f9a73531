package io.vad4j.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisturbanceTest {
  private static final int MINUTES = 20;
  private static final int FRAMES = MINUTES * 60;

  @Test
  void aFrameOnDemandIsAsInTheClip() {
    SyntheticVideo clip = scene(Disturbance.values()).normalClip(1, 30);
    try (FrameSource source = clip.open()) {
      Frame last = source.next().orElseThrow();
      for (int i = 1; i < 30; i++) {
        last = source.next().orElseThrow();
      }
      assertThat(last.pixels()).isEqualTo(clip.frame(29).pixels());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Disturbance.class,
      names = {"INTERMITTENT_SUN", "LAMP_SWITCH", "CURTAIN"})
  void isThereAfterEveryOddChangeAndGoneAfterEveryEvenOne(Disturbance kind) {
    SyntheticVideo clip = clip(kind);

    List<SceneChange> changes = clip.changes();

    assertThat(changes).hasSizeBetween(7, 14);
    assertThat(clip.disturbanceMask(0).isEmpty()).isTrue();
    for (int i = 0; i + 1 < changes.size(); i++) {
      double before = disturbedPart(clip, changes.get(i).start().minusSeconds(1));
      double after = disturbedPart(clip, changes.get(i).end().plusSeconds(4));
      assertThat(i % 2 == 0 ? after : before).isGreaterThan(0.01);
      assertThat(i % 2 == 0 ? before : after).isZero();
    }
  }

  @Test
  void aShortClipChangesToo() {
    assertThat(scene(Disturbance.LAMP_SWITCH).normalClip(1, 20).changes()).hasSizeBetween(3, 9);
  }

  @ParameterizedTest
  @EnumSource(
      value = Disturbance.class,
      names = {"WANDERING_SHADOW", "MOVED_FURNITURE", "SWAYING_TREES"})
  void isThereFromTheFirstFrameOn(Disturbance kind) {
    SyntheticVideo clip = clip(kind);

    assertThat(clip.changes()).containsExactly(new SceneChange(kind, Duration.ZERO, Duration.ZERO));
    assertThat(clip.disturbanceMask(0).isEmpty()).isFalse();
  }

  @Test
  void aShadowDarkensWhatItFallsOnAndMoves() {
    SyntheticVideo clip = clip(Disturbance.WANDERING_SHADOW);
    int[] free = samples(scene().normalClip(1, 1), 0);
    int[] early = samples(clip, 0);
    int[] late = samples(clip, FRAMES / 2);

    for (int i = 0; i < free.length; i++) {
      assertThat(early[i]).isBetween((int) (0.6 * free[i]), free[i] + 1);
    }
    assertThat(late).isNotEqualTo(early);
    assertThat(clip.disturbanceMask(FRAMES / 2)).isNotEqualTo(clip.disturbanceMask(0));
  }

  @Test
  void theCameraAdaptsItsExposureToTheSun() {
    SyntheticVideo clip = clip(Disturbance.INTERMITTENT_SUN);
    int sunny = (int) clip.changes().get(0).end().plusSeconds(5).toSeconds();

    double[] ratios = ratios(samples(clip, sunny), samples(clip, 0));

    assertThat(ratios[ratios.length / 10]).isLessThan(0.95);
    assertThat(ratios[ratios.length / 2]).isGreaterThan(1.05);
  }

  @Test
  void duskIsDarkAndNoisyUnderStreetLampsAndEnds() {
    SyntheticScene.Builder builder = builder().noise(2).disturbances(Disturbance.DUSK).timeScale(3);
    SyntheticVideo clip = builder.build().normalClip(1, FRAMES);

    double day = brightness(samples(clip, 0));
    assertThat(brightness(samples(clip, FRAMES / 2))).isLessThan(0.65 * day);
    assertThat(brightness(samples(clip, FRAMES - 1))).isBetween(0.95 * day, 1.05 * day);
    assertThat(difference(clip, FRAMES / 2)).isGreaterThan(2.5 * difference(clip, 0));
    assertThat(clip.changes()).hasSize(3).extracting(SceneChange::start).isSorted();
  }

  @Test
  void aDayPassesInAnHourAtATimeScaleOfTwentyFour() {
    SyntheticVideo clip =
        builder().disturbances(Disturbance.DAY).timeScale(24).build().normalClip(1, 3601);

    double noon = brightness(samples(clip, 0));
    assertThat(brightness(samples(clip, 1800))).isLessThan(0.65 * noon);
    assertThat(brightness(samples(clip, 3600))).isGreaterThan(0.7 * noon);
    assertThat(clip.frame(3600).timestamp()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void movedFurnitureStaysWhereItIs() {
    SyntheticVideo clip = clip(Disturbance.MOVED_FURNITURE);

    assertThat(clip.disturbanceMask(FRAMES - 1)).isEqualTo(clip.disturbanceMask(0));
    assertThat(disturbedPart(clip, Duration.ZERO)).isBetween(0.002, 0.05);
  }

  @Test
  void treesSwayAndNothingElseDoes() {
    SyntheticVideo clip = clip(Disturbance.SWAYING_TREES);

    long moving = moving(samples(clip, 30), samples(clip, 31));

    assertThat(moving).isBetween(50L, 160 * 120 / 4L);
  }

  @ParameterizedTest
  @EnumSource(Disturbance.class)
  void isNoAnomaly(Disturbance kind) {
    SyntheticVideo clip = builder().crowd(7).disturbances(kind).build().normalClip(1, 200);

    assertThat(IntStream.range(0, 200)).noneMatch(clip::isAbnormal);
  }

  @Test
  void lightLeavesTheMasksOfAnomaliesAsTheyAre() {
    SyntheticVideo with =
        builder()
            .disturbances(Disturbance.DUSK, Disturbance.INTERMITTENT_SUN, Disturbance.CURTAIN)
            .build()
            .testClip(1, 60);
    SyntheticVideo without = scene().testClip(1, 60);

    assertThat(IntStream.range(0, 60)).anyMatch(without::isAbnormal);
    assertThat(IntStream.range(0, 60)).allMatch(i -> with.mask(i).equals(without.mask(i)));
  }

  private static SyntheticScene.Builder builder() {
    return SyntheticScene.builder()
        .seed(2)
        .size(160, 120)
        .frameRate(1)
        .crowd(0)
        .noise(0)
        .illuminationDrift(0)
        .colour(false);
  }

  private static SyntheticScene scene(Disturbance... kinds) {
    return builder().disturbances(kinds).build();
  }

  private static SyntheticVideo clip(Disturbance kind) {
    return scene(kind).normalClip(1, FRAMES);
  }

  private static double disturbedPart(SyntheticVideo clip, Duration time) {
    return clip.disturbanceMask((int) time.toSeconds()).count() / (160.0 * 120);
  }

  private static int[] samples(SyntheticVideo clip, int index) {
    byte[] samples = clip.frame(index).toByteArray();
    return IntStream.range(0, samples.length).map(i -> samples[i] & 0xff).toArray();
  }

  private static double brightness(int[] samples) {
    return Arrays.stream(samples).average().orElseThrow();
  }

  /** Ratios of all pixels, ascending. */
  private static double[] ratios(int[] one, int[] other) {
    return IntStream.range(0, one.length)
        .mapToDouble(i -> one[i] / Math.max(1.0, other[i]))
        .sorted()
        .toArray();
  }

  private static double difference(SyntheticVideo clip, int index) {
    int[] one = samples(clip, index);
    int[] next = samples(clip, index + 1);
    return IntStream.range(0, one.length)
        .mapToDouble(i -> Math.abs(one[i] - next[i]))
        .average()
        .orElseThrow();
  }

  private static long moving(int[] one, int[] other) {
    return IntStream.range(0, one.length).filter(i -> Math.abs(one[i] - other[i]) > 3).count();
  }
}

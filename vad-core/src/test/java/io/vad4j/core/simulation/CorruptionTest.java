package io.vad4j.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorruptionTest {
  private static final int FRAMES = 150;

  @Test
  void exposureJumpsNowAndThenAndStaysInBetween() {
    double[] brightness = brightness(clip(Corruption.EXPOSURE_JUMPS));

    long jumps =
        IntStream.range(1, FRAMES)
            .filter(i -> Math.abs(brightness[i] / brightness[i - 1] - 1) > 0.02)
            .count();
    assertThat(jumps).isBetween(1L, 3L);
  }

  @Test
  void flickerChangesTheBrightnessOfEveryFrame() {
    double[] brightness = brightness(clip(Corruption.FLICKER));

    double[] sorted = IntStream.range(0, FRAMES).mapToDouble(i -> brightness[i]).sorted().toArray();
    assertThat(sorted[FRAMES - 1] / sorted[0]).isBetween(1.08, 1.18);
  }

  @Test
  void keyframesChangeAllBlocksAtOnce() {
    SyntheticVideo clip = clip(Corruption.KEYFRAMES);

    assertThat(difference(clip, 23, 24)).isGreaterThan(1.5 * difference(clip, 22, 23));
    assertThat(difference(clip, 23, 24)).isGreaterThan(1.5 * difference(clip, 24, 25));
  }

  @Test
  void nightIsDarkAndNoisy() {
    SyntheticVideo night = clip(Corruption.NIGHT);

    assertThat(brightness(night)[0]).isLessThan(0.6 * brightness(clip())[0]);
    assertThat(difference(night, 1, 2)).isGreaterThan(2 * difference(clip(), 1, 2));
  }

  @Test
  void shakeMovesFrameAndMaskEqually() {
    SyntheticScene.Builder builder =
        SyntheticScene.builder().size(160, 120).crowd(0).noise(0).illuminationDrift(0);
    SyntheticVideo stable = builder.anomalies(SyntheticAnomaly.CART).build().testClip(1, FRAMES);
    SyntheticVideo shaken = builder.corruptions(Corruption.SHAKE).build().testClip(1, FRAMES);

    int differing = 0;
    for (int i = 0; i < FRAMES; i++) {
      differing += stable.mask(i).equals(shaken.mask(i)) ? 0 : 1;
      assertThat(shaken.mask(i).isEmpty()).isEqualTo(stable.mask(i).isEmpty());
    }
    assertThat(difference(shaken, 3, 4)).isGreaterThan(3 * difference(stable, 3, 4));
    assertThat(differing).isGreaterThan(20);
  }

  @Test
  void bandsMoveOverTheRows() {
    double[] before = rowGains(0);
    double[] after = rowGains(1);

    assertThat(before[0] - after[0]).isNotCloseTo(0, within(0.02));
    assertThat(DoubleStream.of(before).max().orElseThrow()).isCloseTo(1.08, within(0.02));
    assertThat(DoubleStream.of(before).min().orElseThrow()).isCloseTo(0.92, within(0.02));
  }

  /** Brightness of each row with bands, relative to that without. */
  private static double[] rowGains(int index) {
    byte[] banded = clip(Corruption.BANDING).frame(index).toByteArray();
    byte[] clean = clip().frame(index).toByteArray();
    double[] gains = new double[120];
    for (int row = 0; row < gains.length; row++) {
      double sum = 0;
      double expected = 0;
      for (int i = banded.length / 120 * row; i < banded.length / 120 * (row + 1); i++) {
        sum += banded[i] & 0xff;
        expected += clean[i] & 0xff;
      }
      gains[row] = sum / expected;
    }
    return gains;
  }

  @Test
  void theFirstSecondRepeatsItsFirstFrame() {
    SyntheticVideo clip = clip(Corruption.REPEATED_START);

    assertThat(difference(clip, 0, 11)).isZero();
    assertThat(difference(clip, 11, 12)).isPositive();
  }

  @Test
  void aFrameOnDemandIsAsInTheClip() {
    SyntheticVideo clip = clip(Corruption.values());
    try (FrameSource source = clip.open()) {
      Frame last = source.next().orElseThrow();
      for (int i = 1; i < 30; i++) {
        last = source.next().orElseThrow();
      }
      assertThat(last.pixels()).isEqualTo(clip.frame(29).pixels());
    }
  }

  private static SyntheticVideo clip(Corruption... corruptions) {
    return SyntheticScene.builder()
        .size(160, 120)
        .colour(false)
        .corruptions(corruptions)
        .build()
        .normalClip(1, FRAMES);
  }

  private static double[] brightness(SyntheticVideo clip) {
    return IntStream.range(0, clip.frameCount())
        .mapToDouble(
            i -> {
              byte[] samples = samples(clip, i);
              return IntStream.range(0, samples.length).map(p -> samples[p] & 0xff).sum()
                  / (double) samples.length;
            })
        .toArray();
  }

  private static double difference(SyntheticVideo clip, int one, int other) {
    byte[] left = samples(clip, one);
    byte[] right = samples(clip, other);
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += Math.abs((left[i] & 0xff) - (right[i] & 0xff));
    }
    return sum / left.length;
  }

  private static byte[] samples(SyntheticVideo clip, int index) {
    Frame frame = clip.frame(index);
    return frame.toByteArray();
  }
}

package io.vad4j.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticDisturbanceTest {
  private static final int FRAMES = 150;

  @Test
  void exposureJumpsNowAndThenAndStaysInBetween() {
    double[] brightness = brightness(clip(SyntheticDisturbance.EXPOSURE_JUMPS));

    long jumps =
        IntStream.range(1, FRAMES)
            .filter(i -> Math.abs(brightness[i] / brightness[i - 1] - 1) > 0.02)
            .count();
    assertThat(jumps).isBetween(1L, 3L);
  }

  @Test
  void flickerChangesTheBrightnessOfEveryFrame() {
    double[] brightness = brightness(clip(SyntheticDisturbance.FLICKER));

    double[] sorted = IntStream.range(0, FRAMES).mapToDouble(i -> brightness[i]).sorted().toArray();
    assertThat(sorted[FRAMES - 1] / sorted[0]).isBetween(1.08, 1.18);
  }

  @Test
  void keyframesChangeAllBlocksAtOnce() {
    SyntheticClip clip = clip(SyntheticDisturbance.KEYFRAMES);

    assertThat(difference(clip, 23, 24)).isGreaterThan(1.5 * difference(clip, 22, 23));
    assertThat(difference(clip, 23, 24)).isGreaterThan(1.5 * difference(clip, 24, 25));
  }

  @Test
  void nightIsDarkAndNoisy() {
    SyntheticClip night = clip(SyntheticDisturbance.NIGHT);

    assertThat(brightness(night)[0]).isLessThan(0.6 * brightness(clip())[0]);
    assertThat(difference(night, 1, 2)).isGreaterThan(2 * difference(clip(), 1, 2));
  }

  @Test
  void shakingMovesPictureAndMaskAlike() {
    SyntheticScene.Builder still =
        SyntheticScene.builder().size(160, 120).crowd(0).noise(0).lightDrift(0);
    SyntheticClip steady = still.anomalies(SyntheticAnomaly.CART).build().testClip(1, FRAMES);
    SyntheticClip shaken =
        still.disturbances(SyntheticDisturbance.SHAKE).build().testClip(1, FRAMES);

    int apart = 0;
    for (int i = 0; i < FRAMES; i++) {
      apart += steady.mask(i).equals(shaken.mask(i)) ? 0 : 1;
      assertThat(shaken.mask(i).isEmpty()).isEqualTo(steady.mask(i).isEmpty());
    }
    assertThat(difference(shaken, 3, 4)).isGreaterThan(3 * difference(steady, 3, 4));
    assertThat(apart).isGreaterThan(20);
  }

  @Test
  void theFirstSecondRepeatsItsFirstFrame() {
    SyntheticClip clip = clip(SyntheticDisturbance.REPEATED_START);

    assertThat(difference(clip, 0, 11)).isZero();
    assertThat(difference(clip, 11, 12)).isPositive();
  }

  @Test
  void aFrameOnDemandIsAsInTheClip() {
    SyntheticClip clip = clip(SyntheticDisturbance.values());
    try (FrameSource source = clip.open()) {
      Frame last = source.next().orElseThrow();
      for (int i = 1; i < 30; i++) {
        last = source.next().orElseThrow();
      }
      assertThat(last.pixels()).isEqualTo(clip.frame(29).pixels());
    }
  }

  private static SyntheticClip clip(SyntheticDisturbance... disturbances) {
    return SyntheticScene.builder()
        .size(160, 120)
        .colour(false)
        .disturbances(disturbances)
        .build()
        .normalClip(1, FRAMES);
  }

  private static double[] brightness(SyntheticClip clip) {
    return IntStream.range(0, clip.frameCount())
        .mapToDouble(
            i -> {
              byte[] samples = samples(clip, i);
              return IntStream.range(0, samples.length).map(p -> samples[p] & 0xff).sum()
                  / (double) samples.length;
            })
        .toArray();
  }

  private static double difference(SyntheticClip clip, int one, int other) {
    byte[] left = samples(clip, one);
    byte[] right = samples(clip, other);
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += Math.abs((left[i] & 0xff) - (right[i] & 0xff));
    }
    return sum / left.length;
  }

  private static byte[] samples(SyntheticClip clip, int index) {
    Frame frame = clip.frame(index);
    byte[] samples = new byte[frame.byteCount()];
    frame.copyPixels(samples);
    return samples;
  }
}

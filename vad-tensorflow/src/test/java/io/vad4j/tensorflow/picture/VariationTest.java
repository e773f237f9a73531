package io.vad4j.tensorflow.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VariationTest {
  private static final int SIZE = 16;
  private final PictureFormat format = PictureFormat.constant(SIZE, SIZE, SIZE);
  private final byte[] picture = noise(1);

  private static byte[] noise(long seed) {
    byte[] grey = new byte[SIZE * SIZE];
    new Random(seed).nextBytes(grey);
    return grey;
  }

  private float[] vary(byte[] grey, Variation variation, long seed) {
    float[] into = new float[SIZE * SIZE];
    variation.draw(SIZE, new Random(seed)).apply(grey, format.values(), into);
    return into;
  }

  private float[] plain(byte[] grey) {
    float[] into = new float[SIZE * SIZE];
    PictureFormat.write(grey, format.values(), into);
    return into;
  }

  @Test
  void withoutCropAndRotationPicturesStayAsTheyAre() {
    assertThat(vary(picture, Variation.NONE, 1)).containsExactly(plain(picture), within(1e-5f));
  }

  @Test
  void mirroringExchangesLeftAndRight() {
    float[] whole = plain(picture);
    Variation mirror = new Variation(0, 0, true);
    long seed = 0;
    while (!mirror.draw(SIZE, new Random(seed)).mirrored()) {
      seed++;
    }
    float[] mirrored = vary(picture, mirror, seed);
    assertThat(mirrored[3 * SIZE + 2]).isCloseTo(whole[3 * SIZE + SIZE - 3], within(1e-5f));
  }

  @Test
  void cropAndRotationMovePixels() {
    assertThat(vary(picture, new Variation(0.3, 0, false), 1)).isNotEqualTo(plain(picture));
    assertThat(vary(picture, new Variation(0, 20, false), 1)).isNotEqualTo(plain(picture));
  }

  @Test
  void variedValuesStayInTheRange() {
    for (float value : vary(picture, new Variation(0.4, 45, true), 4)) {
      assertThat(value).isBetween(0f, 1f);
    }
  }

  @Test
  void frameAndFrameBeforeAreVariedAlike() {
    PictureExamples examples =
        new PictureExamples(
            format, List.of(picture), List.of(picture), new Variation(0.2, 10, true));
    float[] before = new float[SIZE * SIZE];
    float[] now = new float[SIZE * SIZE];
    examples.write(0, new Random(3), before, now);
    assertThat(now).isEqualTo(before).isNotEqualTo(plain(picture));
  }

  @Test
  void sameRandomnessGivesTheSameExample() {
    PictureExamples examples =
        new PictureExamples(
            format, List.of(picture), List.of(noise(2)), new Variation(0.2, 10, true));
    float[][] first = new float[2][SIZE * SIZE];
    float[][] second = new float[2][SIZE * SIZE];
    examples.write(0, new Random(3), first[0], first[1]);
    examples.write(0, new Random(3), second[0], second[1]);
    assertThat(second).isDeepEqualTo(first);
  }
}

package io.vad4j.tensorflow.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final int SIZE = 16;
  private final InputNormalization normalization = InputNormalization.fullRange(SIZE, SIZE, SIZE);
  private final byte[] image = noise(1);

  private static byte[] noise(long seed) {
    byte[] gray = new byte[SIZE * SIZE];
    new Random(seed).nextBytes(gray);
    return gray;
  }

  private float[] augment(byte[] gray, Augmentation augmentation, long seed) {
    float[] into = new float[SIZE * SIZE];
    augmentation.sample(SIZE, new Random(seed)).apply(gray, normalization.lookupTable(), into);
    return into;
  }

  private float[] normalize(byte[] gray) {
    float[] into = new float[SIZE * SIZE];
    InputNormalization.normalize(gray, normalization.lookupTable(), into);
    return into;
  }

  @Test
  void withoutCropAndRotationImagesAreUnchanged() {
    assertThat(augment(image, Augmentation.NONE, 1))
        .containsExactly(normalize(image), within(1e-5f));
  }

  @Test
  void flippingExchangesLeftAndRight() {
    float[] whole = normalize(image);
    Augmentation flip = new Augmentation(0, 0, true);
    long seed = 0;
    while (!flip.sample(SIZE, new Random(seed)).flipped()) {
      seed++;
    }
    float[] flipped = augment(image, flip, seed);
    assertThat(flipped[3 * SIZE + 2]).isCloseTo(whole[3 * SIZE + SIZE - 3], within(1e-5f));
  }

  @Test
  void cropAndRotationMovePixels() {
    assertThat(augment(image, new Augmentation(0.3, 0, false), 1)).isNotEqualTo(normalize(image));
    assertThat(augment(image, new Augmentation(0, 20, false), 1)).isNotEqualTo(normalize(image));
  }

  @Test
  void augmentedValuesStayInRange() {
    for (float value : augment(image, new Augmentation(0.4, 45, true), 4)) {
      assertThat(value).isBetween(0f, 1f);
    }
  }

  @Test
  void frameAndPreviousFrameAreAugmentedAlike() {
    ReconstructionExamples examples =
        new ReconstructionExamples(
            normalization,
            List.of(image),
            List.of(List.of(image)),
            new Augmentation(0.2, 10, true));
    float[] previous = new float[SIZE * SIZE];
    float[] current = new float[SIZE * SIZE];
    examples.write(0, new Random(3), previous, current);
    assertThat(current).isEqualTo(previous).isNotEqualTo(normalize(image));
  }

  @Test
  void previousFramesAreChannelsTheNewestFirst() {
    byte[] older = noise(2);
    ReconstructionExamples examples =
        new ReconstructionExamples(
            normalization,
            List.of(noise(3)),
            List.of(List.of(image, older)),
            new Augmentation(0, 0, false));
    float[] channels = new float[2 * SIZE * SIZE];
    float[] current = new float[SIZE * SIZE];
    examples.write(0, new Random(3), channels, current);
    assertThat(current).isEqualTo(normalize(noise(3)));
    assertThat(channels[6]).isEqualTo(normalize(image)[3]);
    assertThat(channels[7]).isEqualTo(normalize(older)[3]);
  }

  @Test
  void sameRandomnessGivesTheSameExample() {
    ReconstructionExamples examples =
        new ReconstructionExamples(
            normalization,
            List.of(image),
            List.of(List.of(noise(2))),
            new Augmentation(0.2, 10, true));
    float[][] first = new float[2][SIZE * SIZE];
    float[][] second = new float[2][SIZE * SIZE];
    examples.write(0, new Random(3), first[0], first[1]);
    examples.write(0, new Random(3), second[0], second[1]);
    assertThat(second).isDeepEqualTo(first);
  }
}

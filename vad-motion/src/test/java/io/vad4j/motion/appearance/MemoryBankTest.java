package io.vad4j.motion.appearance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryBankTest {
  private static final int SIZE = 20;

  private final Random random = new Random(1);

  private float[] vector(double spread) {
    float[] vector = new float[PcaWhitening.COMPONENTS];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (spread * random.nextGaussian());
    }
    return vector;
  }

  private static float score(MemoryBank bank, float[] vector) {
    return bank.anomalyScore(vector, new float[bank.size()]);
  }

  /** Many vectors around the origin, and others far away from them and from each other. */
  private List<float[]> withOutliers(List<float[]> outliers) {
    List<float[]> features = new ArrayList<>(outliers);
    for (int i = 0; i < 500; i++) {
      features.add(vector(0.1));
    }
    return features;
  }

  @Test
  void patternThatRecursExactlyIsNormal() {
    float[] pattern = vector(10);
    List<float[]> features = withOutliers(List.of(pattern, pattern.clone(), pattern.clone()));

    assertThat(score(MemoryBank.kCenterGreedy(features, SIZE, random), pattern)).isZero();
  }

  @Test
  void whatWasSeenOnceIsAnomalous() {
    float[] pattern = vector(10);
    MemoryBank bank = MemoryBank.kCenterGreedy(withOutliers(List.of(pattern)), SIZE, random);

    assertThat(score(bank, pattern)).isGreaterThan(1);
  }
}

package io.vad4j.core.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GeneralizedParetoTailTest {
  private static double[] excesses(long seed, int count, double shape) {
    Random random = new Random(seed);
    double[] excesses = new double[count];
    for (int i = 0; i < count; i++) {
      double exponential = -Math.log(1 - random.nextDouble());
      excesses[i] = shape == 0 ? exponential : Math.expm1(shape * exponential) / shape;
    }
    return excesses;
  }

  @Test
  void findsTheShapeOfAHeavyTailGivenEnoughOfIt() {
    assertThat(GeneralizedParetoTail.fit(excesses(1, 20_000, 0.3), 1e-9).shape())
        .isCloseTo(0.3, within(0.05));
  }

  @Test
  void fitsAnExponentialTail() {
    GeneralizedParetoTail tail = GeneralizedParetoTail.fit(excesses(2, 20_000, 0), 1e-9);

    assertThat(tail.shape()).isCloseTo(0, within(0.03));
    assertThat(tail.scale()).isCloseTo(1, within(0.03));
  }

  @Test
  void shrinksTheShapeForFewExcesses() {
    assertThat(GeneralizedParetoTail.fit(excesses(3, 12, 0.5), 1e-9).shape()).isLessThan(0.06);
  }

  @Test
  void aProbabilityRarerThanTheDataIsNearTheTrueOne() {
    GeneralizedParetoTail tail = GeneralizedParetoTail.fit(excesses(4, 100_000, 0.2), 1e-9);

    double oneInTenThousand = Math.expm1(0.2 * Math.log(10_000)) / 0.2;

    assertThat(tail.surprisal(oneInTenThousand)).isCloseTo(4, within(0.3));
  }

  @Test
  void excessIsTheInverseOfSurprisal() {
    GeneralizedParetoTail tail = new GeneralizedParetoTail(2, 0.25);

    for (double surprisal : new double[] {0, 0.5, 1, 3, 6}) {
      assertThat(tail.surprisal(tail.excess(surprisal))).isCloseTo(surprisal, within(1e-9));
    }
  }

  @Test
  void predictiveTailHoldsForFutureExcesses() {
    int beyond = 0;
    for (int seed = 0; seed < 4_000; seed++) {
      double[] sample = excesses(seed, 17, 0);
      double mean = Arrays.stream(sample, 10, 16).average().orElseThrow();
      double next = sample[16];
      if (new GeneralizedParetoTail(mean, 0).predictive(6).surprisal(next) >= 1) {
        beyond++;
      }
    }

    assertThat(beyond / 4_000.0).isCloseTo(0.1, within(0.015));
  }

  @Test
  void withoutExcessesTheTailIsSteep() {
    assertThat(GeneralizedParetoTail.fit(new double[0], 0.5))
        .isEqualTo(new GeneralizedParetoTail(0.5, 0));
  }
}

package io.vad4j.core.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GeneralizedParetoTailTest {
  /** So many seconds of video that it shows the scale of the tail. */
  private static final double HOURS = 1e6;

  private static double[] excesses(long seed, int count, double shape) {
    Random random = new Random(seed);
    double[] excesses = new double[count];
    for (int i = 0; i < count; i++) {
      double exponential = -Math.log(1 - random.nextDouble());
      excesses[i] = shape == 0 ? exponential : Math.expm1(shape * exponential) / shape;
    }
    return excesses;
  }

  private static GeneralizedParetoTail fit(double[] excesses) {
    return GeneralizedParetoTail.fit(excesses, 1, 1e-9, excesses.length, HOURS, TailPrior.FUSED);
  }

  private static GeneralizedParetoTail fit(
      double[] excesses, double effectiveSampleSize, double seconds) {
    return GeneralizedParetoTail.fit(
        excesses, 10, 1e-9, effectiveSampleSize, seconds, TailPrior.FUSED);
  }

  @Test
  void findsTheShapeOfAHeavyTailGivenEnoughOfIt() {
    assertThat(fit(excesses(1, 20_000, 0.3)).shape()).isCloseTo(0.3, within(0.05));
  }

  @Test
  void fitsAnExponentialTail() {
    GeneralizedParetoTail tail = fit(excesses(2, 20_000, 0));

    assertThat(tail.shape()).isCloseTo(0, within(0.03));
    assertThat(tail.scale()).isCloseTo(1, within(0.03));
  }

  @Test
  void fewExcessesLeaveTheShapeOfThePrior() {
    assertThat(
            GeneralizedParetoTail.fit(excesses(3, 12, 0.5), 1, 1e-9, 4, HOURS, TailPrior.FUSED)
                .shape())
        .isCloseTo(TailPrior.FUSED.shape(), within(0.05));
  }

  @Test
  void theScaleOfFewExcessesIsBetweenThatOfThePriorAndTheirOwn() {
    double[] excesses = excesses(5, 50, 0);

    double few = fit(excesses, 2, HOURS).scale();
    double many = fit(excesses, 50, HOURS).scale();

    assertThat(few).isBetween(many, 10 * TailPrior.FUSED.scaleRatio());
    assertThat(many).isLessThan(0.7 * few);
  }

  @Test
  void aProbabilityRarerThanTheDataIsNearTheTrueOne() {
    GeneralizedParetoTail tail = fit(excesses(4, 100_000, 0.2));

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
  void theTailOfShortVideoIsTakenToBeWiderThanItSeems() {
    double[] excesses = excesses(6, 50, 0);

    assertThat(fit(excesses, 10, 20).scale())
        .isCloseTo(2 * fit(excesses, 10, HOURS).scale(), within(1e-3));
  }

  @Test
  void withoutExcessesTheTailIsThatOfThePriorForTheDuration() {
    assertThat(GeneralizedParetoTail.fit(new double[0], 2, 1e-9, 0, 20, TailPrior.FUSED))
        .isEqualTo(
            new GeneralizedParetoTail(
                2 * 2 * TailPrior.FUSED.scaleRatio(), TailPrior.FUSED.shape()));
  }
}

package io.vad4j.core.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SurprisalCalibrationTest {
  private static double[] gammaLike(long seed, int count) {
    Random random = new Random(seed);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = -Math.log(1 - random.nextDouble()) - Math.log(1 - random.nextDouble());
    }
    return values;
  }

  @Test
  void oneNormalFrameInTenHasASurprisalAboveOne() {
    double[] normal = gammaLike(1, 5000);
    SurprisalCalibration calibration =
        SurprisalCalibration.fitPareto(normal, 0, 5000, 36_000, TailPrior.FUSED);

    double share =
        Arrays.stream(normal).filter(v -> calibration.surprisal(v) >= 1).count() / 5000.0;

    assertThat(share).isCloseTo(0.1, within(0.005));
  }

  @Test
  void theTailOfFreshNormalFramesIsAsRareAsPromised() {
    SurprisalCalibration calibration =
        SurprisalCalibration.fitPareto(gammaLike(1, 5000), 0, 5000, 36_000, TailPrior.FUSED);

    double[] fresh = gammaLike(2, 200_000);
    double share =
        Arrays.stream(fresh).filter(v -> calibration.surprisal(v) >= 2).count() / 200_000.0;

    assertThat(share).isBetween(0.006, 0.015);
  }

  @Test
  void scoresOfAPlaceThatIsMostlyEmptyAreAsRareAsPromised() {
    double[] normal = new double[20_000];
    System.arraycopy(gammaLike(1, 1000), 0, normal, 0, 1000);
    SurprisalCalibration calibration = SurprisalCalibration.fitExponential(normal, 0);

    double[] fresh = gammaLike(2, 100_000);
    double share = Arrays.stream(fresh).filter(v -> calibration.surprisal(v) >= 2).count() / 2e6;

    assertThat(calibration.surprisal(0)).isZero();
    assertThat(share).isBetween(0.007, 0.014);
  }

  @Test
  void exponentialTailIsSteeperThanParetoWithOutliers() {
    double[] normal = gammaLike(6, 2000);
    for (int i = 0; i < 40; i++) {
      normal[i] *= 4;
    }

    double exponential = SurprisalCalibration.fitExponential(normal, 0).surprisal(60);
    double pareto =
        SurprisalCalibration.fitPareto(normal, 0, 5000, 36_000, TailPrior.FUSED).surprisal(60);

    assertThat(exponential).isGreaterThan(1.5 * pareto);
  }

  @Test
  void surprisalRisesStrictlyWithTheValue() {
    SurprisalCalibration calibration =
        SurprisalCalibration.fitPareto(gammaLike(3, 300), 0, 5000, 36_000, TailPrior.FUSED);

    double last = -1;
    for (double value = 0; value < 30; value += 0.01) {
      double surprisal = calibration.surprisal(value);
      assertThat(surprisal).isGreaterThan(last);
      last = surprisal;
    }
  }

  @Test
  void valueIsTheInverseOfSurprisal() {
    SurprisalCalibration calibration =
        SurprisalCalibration.fitPareto(gammaLike(4, 400), 0, 5000, 36_000, TailPrior.FUSED);

    for (double surprisal : new double[] {0, 0.01, 0.3, 0.99, 1, 2, 5}) {
      assertThat(calibration.surprisal(calibration.value(surprisal)))
          .isCloseTo(surprisal, within(1e-9));
    }
  }

  @Test
  void readsBackExactlyWhatItWrote() {
    SurprisalCalibration calibration =
        SurprisalCalibration.fitPareto(gammaLike(5, 400), 0, 5000, 36_000, TailPrior.FUSED);

    SurprisalCalibration copy = SurprisalCalibration.parse(calibration.format());

    for (double value = 0; value < 20; value += 0.1) {
      assertThat(copy.surprisal(value)).isEqualTo(calibration.surprisal(value));
    }
  }

  @Test
  void anyScoreHasHighSurprisalWhenAllNormalScoresAreZero() {
    SurprisalCalibration calibration = SurprisalCalibration.fitExponential(new double[100], 0);

    assertThat(calibration.surprisal(0)).isZero();
    assertThat(calibration.surprisal(1)).isGreaterThan(6);
  }

  @Test
  void scoresBelowTheNoiseFloorHaveLowSurprisal() {
    SurprisalCalibration calibration = SurprisalCalibration.fitExponential(new double[100], 0.5);

    assertThat(calibration.surprisal(0.4)).isBetween(0.2, 0.5);
    assertThat(calibration.surprisal(3)).isGreaterThan(2);
  }
}

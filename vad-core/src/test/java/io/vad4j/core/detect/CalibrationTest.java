package io.vad4j.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static double[] gammaLike(long seed, int count) {
    Random random = new Random(seed);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = -Math.log(1 - random.nextDouble()) - Math.log(1 - random.nextDouble());
    }
    return values;
  }

  @Test
  void oneNormalFrameInTenHasASurpriseAboveOne() {
    double[] normal = gammaLike(1, 5000);
    Calibration calibration = Calibration.ofFusion(normal, 0);

    double share = Arrays.stream(normal).filter(v -> calibration.surprise(v) >= 1).count() / 5000.0;

    assertThat(share).isCloseTo(0.1, within(0.005));
  }

  @Test
  void theTailOfFreshNormalFramesIsAsRareAsPromised() {
    Calibration calibration = Calibration.ofFusion(gammaLike(1, 5000), 0);

    double[] fresh = gammaLike(2, 200_000);
    double share =
        Arrays.stream(fresh).filter(v -> calibration.surprise(v) >= 2).count() / 200_000.0;

    assertThat(share).isBetween(0.006, 0.015);
  }

  @Test
  void aScorerThatWasWrongInAFewNormalClipsIsStillHeardAndPromisesNoRate() {
    double[] normal = gammaLike(6, 2000);
    for (int i = 0; i < 40; i++) {
      normal[i] *= 4;
    }

    double heard = Calibration.ofScorer(normal, 0).surprise(60);
    double promised = Calibration.ofFusion(normal, 0).surprise(60);

    assertThat(heard).isGreaterThan(1.5 * promised);
  }

  @Test
  void surpriseRisesStrictlyWithTheValue() {
    Calibration calibration = Calibration.ofFusion(gammaLike(3, 300), 0);

    double last = -1;
    for (double value = 0; value < 30; value += 0.01) {
      double surprise = calibration.surprise(value);
      assertThat(surprise).isGreaterThan(last);
      last = surprise;
    }
  }

  @Test
  void valueIsTheInverseOfSurprise() {
    Calibration calibration = Calibration.ofFusion(gammaLike(4, 400), 0);

    for (double surprise : new double[] {0, 0.01, 0.3, 0.99, 1, 2, 5}) {
      assertThat(calibration.surprise(calibration.value(surprise)))
          .isCloseTo(surprise, within(1e-9));
    }
  }

  @Test
  void readsBackExactlyWhatItWrote() {
    Calibration calibration = Calibration.ofFusion(gammaLike(5, 400), 0);

    Calibration copy = Calibration.parse(calibration.format());

    for (double value = 0; value < 20; value += 0.1) {
      assertThat(copy.surprise(value)).isEqualTo(calibration.surprise(value));
    }
  }

  @Test
  void footageInWhichNothingEverHappensMakesAnyEvidenceSurprising() {
    Calibration calibration = Calibration.ofScorer(new double[100], 0);

    assertThat(calibration.surprise(0)).isZero();
    assertThat(calibration.surprise(1)).isGreaterThan(6);
  }

  @Test
  void whatIsLessThanTheResolutionIsNotSurprisingEvenWhereNothingEverHappens() {
    Calibration calibration = Calibration.ofScorer(new double[100], 0.5);

    assertThat(calibration.surprise(0.4)).isBetween(0.2, 0.5);
    assertThat(calibration.surprise(3)).isGreaterThan(2);
  }
}

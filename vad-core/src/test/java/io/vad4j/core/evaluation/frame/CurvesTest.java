package io.vad4j.core.evaluation.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurvesTest {

  @Test
  void rocGoesFromOneCornerToTheOther() {
    List<CurvePoint> roc =
        Curves.roc(
            RankedScores.of(new double[] {3, 2, 2, 1}, new boolean[] {true, true, false, false}));

    assertThat(roc).extracting(CurvePoint::x).containsExactly(0.0, 0.0, 0.5, 1.0);
    assertThat(roc).extracting(CurvePoint::y).containsExactly(0.0, 0.5, 1.0, 1.0);
    assertThat(roc.get(0).threshold()).isEmpty();
    assertThat(roc.get(1).threshold()).hasValue(3);
  }

  @Test
  void precisionRecallHasAPointForEachDistinctScore() {
    List<CurvePoint> curve =
        Curves.precisionRecall(
            RankedScores.of(new double[] {3, 2, 2, 1}, new boolean[] {true, true, false, false}));

    assertThat(curve).extracting(CurvePoint::x).containsExactly(0.5, 1.0, 1.0);
    assertThat(curve).extracting(CurvePoint::y).containsExactly(1.0, 2.0 / 3, 0.5);
  }

  @Test
  void simplifyingKeepsTheAreaAndDropsPoints() {
    Random random = new Random(5);
    double[] scores = new double[40_000];
    boolean[] labels = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      labels[i] = random.nextInt(4) == 0;
      scores[i] = random.nextGaussian() + (labels[i] ? 1 : 0);
    }
    RankedScores ranked = RankedScores.of(scores, labels);
    List<CurvePoint> all = Curves.roc(ranked);

    List<CurvePoint> thinned = Curves.simplified(all);

    assertThat(thinned.size()).isLessThan(all.size() / 50);
    assertThat(area(thinned)).isCloseTo(ranked.rocAuc().getAsDouble(), within(0.00025));
    assertThat(area(all)).isCloseTo(ranked.rocAuc().getAsDouble(), within(1e-9));
  }

  @Test
  void simplifyingKeepsCorners() {
    RankedScores perfect =
        RankedScores.of(new double[] {5, 4, 3, 2}, new boolean[] {true, true, false, false});

    List<CurvePoint> thinned = Curves.simplified(Curves.roc(perfect));

    assertThat(thinned).extracting(CurvePoint::x).containsExactly(0.0, 0.0, 1.0);
    assertThat(thinned).extracting(CurvePoint::y).containsExactly(0.0, 1.0, 1.0);
  }

  @Test
  void withOneClassThereAreNoCurves() {
    RankedScores normal = RankedScores.of(new double[] {1, 2}, new boolean[2]);

    assertThat(Curves.roc(normal)).isEmpty();
    assertThat(Curves.precisionRecall(normal)).isEmpty();
  }

  private static double area(List<CurvePoint> points) {
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      CurvePoint a = points.get(i - 1);
      CurvePoint b = points.get(i);
      area += (b.x() - a.x()) * (a.y() + b.y()) / 2;
    }
    return area;
  }
}

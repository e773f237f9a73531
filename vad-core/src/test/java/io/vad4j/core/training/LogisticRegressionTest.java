package io.vad4j.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

  /** Rows whose class follows the given logits, by chance. */
  private static List<LogisticRegression.Row> rows(int count, double intercept, double... weights) {
    Random random = new Random(5);
    List<LogisticRegression.Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] terms = new double[weights.length];
      double logit = intercept;
      for (int j = 0; j < terms.length; j++) {
        terms[j] = 3 * random.nextDouble();
        logit += weights[j] * terms[j];
      }
      boolean anomalous = random.nextDouble() < 1 / (1 + Math.exp(-logit));
      rows.add(new LogisticRegression.Row(terms, anomalous, 1));
    }
    return rows;
  }

  @Test
  void findsTheWeightsThatTheClassesFollow() {
    double[] weights = LogisticRegression.fit(rows(20_000, -3, 1.5, 0.5));

    assertThat(weights[0]).isCloseTo(1.5, within(0.1));
    assertThat(weights[1]).isCloseTo(0.5, within(0.1));
  }

  @Test
  void givesNoWeightToTermsThatIndicateNormalFrames() {
    double[] weights = LogisticRegression.fit(rows(5_000, -1, 1, -2));

    assertThat(weights[0]).isGreaterThan(0.5);
    assertThat(weights[1]).isZero();
  }

  @Test
  void staysFiniteWhereTheClassesArePartedClearly() {
    List<LogisticRegression.Row> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      rows.add(new LogisticRegression.Row(new double[] {i % 2 * 5}, i % 2 == 1, 1));
    }

    assertThat(LogisticRegression.fit(rows)[0]).isBetween(0.5, 20.0);
  }

  @Test
  void countsRowsByTheirWeight() {
    List<LogisticRegression.Row> rows = rows(4_000, -2, 1, 1);
    List<LogisticRegression.Row> halves = new ArrayList<>();
    for (LogisticRegression.Row row : rows) {
      LogisticRegression.Row half =
          new LogisticRegression.Row(row.terms(), row.anomalous(), row.weight() / 2);
      halves.add(half);
      halves.add(half);
    }

    double[] once = LogisticRegression.fit(rows);
    double[] twice = LogisticRegression.fit(halves);
    assertThat(twice).containsExactly(once, within(1e-4));
  }
}

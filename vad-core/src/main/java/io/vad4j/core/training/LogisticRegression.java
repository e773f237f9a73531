package io.vad4j.core.training;

import java.util.List;

/**
 * Weighted logistic regression with non-negative coefficients, an intercept and a ridge penalty,
 * which keeps the coefficients finite for separable classes.
 *
 * <p>Solved by projected coordinate-wise Newton steps, which converge to the global optimum since
 * the loss is convex and the constraints are separable (Bertsekas, "Nonlinear Programming", 2.7).
 * Deterministic.
 */
final class LogisticRegression {
  private static final double RIDGE = 1e-3;
  private static final int MAX_SWEEPS = 200;
  private static final double TOLERANCE = 1e-7;

  private LogisticRegression() {}

  /**
   * A training sample.
   *
   * @param terms the features
   * @param anomalous the class
   * @param weight the sample weight, above 0
   */
  record Row(double[] terms, boolean anomalous, double weight) {}

  /**
   * Fits the regression.
   *
   * @param rows at least one sample of each class, all with the same number of features
   * @return a coefficient of at least 0 for each feature
   */
  static double[] fit(List<Row> rows) {
    int terms = rows.get(0).terms().length;
    double[] weights = new double[terms];
    double[] logits = new double[rows.size()];
    double total = rows.stream().mapToDouble(Row::weight).sum();
    for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
      double maxChange = Math.abs(newtonStep(rows, logits, terms, 0, 0, total));
      for (int term = 0; term < terms; term++) {
        double change = newtonStep(rows, logits, term, weights[term], RIDGE, total);
        change = Math.max(change, -weights[term]);
        weights[term] += change;
        maxChange = Math.max(maxChange, Math.abs(change));
        updateLogits(rows, logits, term, change);
      }
      if (maxChange < TOLERANCE) {
        break;
      }
    }
    return weights;
  }

  /**
   * The Newton step of one coefficient; that of the intercept, which is the last, is also applied.
   *
   * @param ridge the ridge penalty
   */
  private static double newtonStep(
      List<Row> rows, double[] logits, int term, double weight, double ridge, double total) {
    double gradient = ridge * weight;
    double curvature = ridge + 1e-9;
    boolean intercept = term == rows.get(0).terms().length;
    for (int i = 0; i < logits.length; i++) {
      Row row = rows.get(i);
      double value = intercept ? 1 : row.terms()[term];
      double probability = 1 / (1 + Math.exp(-logits[i]));
      double sampleWeight = row.weight() / total;
      gradient += sampleWeight * value * (probability - (row.anomalous() ? 1 : 0));
      curvature += sampleWeight * value * value * probability * (1 - probability);
    }
    double change = Math.max(-1, Math.min(1, -gradient / curvature));
    if (intercept) {
      updateLogits(rows, logits, term, change);
    }
    return change;
  }

  private static void updateLogits(List<Row> rows, double[] logits, int term, double change) {
    boolean intercept = term == rows.get(0).terms().length;
    for (int i = 0; i < logits.length; i++) {
      logits[i] += change * (intercept ? 1 : rows.get(i).terms()[term]);
    }
  }
}

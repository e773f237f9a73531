package io.vad4j.core.training;

import io.vad4j.core.frames.Interruption;
import java.util.List;

/**
 * Logistic regression whose weights are at least 0: evidence may count for nothing, but never
 * speaks for a frame. A small ridge keeps the weights finite where the two classes are parted
 * clearly.
 *
 * <p>Solved by Newton steps in one coordinate after the other, cut off at 0, which converges to the
 * one optimum since the loss is convex and the bounds are on single coordinates (Bertsekas,
 * "Nonlinear Programming", 2.7). Deterministic.
 */
final class LogisticRegression {
  private static final double RIDGE = 1e-3;
  private static final int MAX_SWEEPS = 200;
  private static final double TOLERANCE = 1e-7;

  private LogisticRegression() {}

  /**
   * A row to learn from.
   *
   * @param terms the evidence
   * @param anomalous its class
   * @param weight how much it counts, above 0
   */
  record Row(double[] terms, boolean anomalous, double weight) {}

  /**
   * The weights that part the classes best.
   *
   * @param rows at least one of each class, all with as many terms
   * @return a weight of at least 0 for each term
   */
  static double[] fit(List<Row> rows) {
    int terms = rows.get(0).terms().length;
    double[] weights = new double[terms];
    double[] logits = new double[rows.size()];
    double total = rows.stream().mapToDouble(Row::weight).sum();
    for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
      Interruption.check();
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
   * The Newton step for one weight; for the constant, which is the last, it is taken at once.
   *
   * @param ridge how strongly the weight is drawn to 0
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

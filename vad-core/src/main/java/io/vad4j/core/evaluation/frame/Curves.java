package io.vad4j.core.evaluation.frame;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;

/**
 * ROC and precision-recall curves of ranked scores.
 *
 * @since 0.1.0
 */
public final class Curves {
  /** Maximum deviation of a simplified curve: a quarter of a pixel in 1,000. */
  private static final double TOLERANCE = 0.00025;

  private Curves() {}

  /**
   * {@return the ROC curve: true-positive rate over false-positive rate, from (0, 0) to (1, 1),
   * piecewise linear; empty with one class only}
   *
   * @param scores ranked scores of both classes
   */
  public static List<CurvePoint> roc(RankedScores scores) {
    if (!scores.hasBothClasses()) {
      return List.of();
    }
    List<CurvePoint> points = new ArrayList<>();
    points.add(new CurvePoint(0, 0, OptionalDouble.empty()));
    for (int i = 0; i < scores.steps(); i++) {
      points.add(
          new CurvePoint(
              (double) scores.falsePositives(i) / scores.negativeCount(),
              (double) scores.truePositives(i) / scores.positiveCount(),
              OptionalDouble.of(scores.threshold(i))));
    }
    return List.copyOf(points);
  }

  /**
   * {@return the precision-recall curve: precision over recall, one point per distinct score from
   * the highest; empty with one class only}
   *
   * @param scores ranked scores of both classes
   */
  public static List<CurvePoint> precisionRecall(RankedScores scores) {
    if (!scores.hasBothClasses()) {
      return List.of();
    }
    List<CurvePoint> points = new ArrayList<>();
    for (int i = 0; i < scores.steps(); i++) {
      double truePositives = scores.truePositives(i);
      points.add(
          new CurvePoint(
              truePositives / scores.positiveCount(),
              truePositives / (truePositives + scores.falsePositives(i)),
              OptionalDouble.of(scores.threshold(i))));
    }
    return List.copyOf(points);
  }

  /**
   * {@return the curve simplified by the Ramer-Douglas-Peucker algorithm (1973) with a tolerance of
   * 0.00025; the first and the last point stay}
   *
   * @param points in the order of the line
   */
  public static List<CurvePoint> simplified(List<CurvePoint> points) {
    if (points.size() < 3) {
      return List.copyOf(points);
    }
    BitSet kept = new BitSet(points.size());
    kept.set(0);
    kept.set(points.size() - 1);
    Deque<int[]> pending = new ArrayDeque<>();
    pending.push(new int[] {0, points.size() - 1});
    while (!pending.isEmpty()) {
      int[] span = pending.pop();
      int furthest = furthest(points, span[0], span[1]);
      if (furthest >= 0) {
        kept.set(furthest);
        pending.push(new int[] {span[0], furthest});
        pending.push(new int[] {furthest, span[1]});
      }
    }
    return kept.stream().mapToObj(points::get).toList();
  }

  /** The point furthest from the line between two others, or -1 if all are within the tolerance. */
  private static int furthest(List<CurvePoint> points, int from, int to) {
    CurvePoint start = points.get(from);
    CurvePoint end = points.get(to);
    double maxDistance = TOLERANCE;
    int furthest = -1;
    for (int i = from + 1; i < to; i++) {
      double distance = distance(points.get(i), start, end);
      if (distance > maxDistance) {
        maxDistance = distance;
        furthest = i;
      }
    }
    return furthest;
  }

  private static double distance(CurvePoint point, CurvePoint start, CurvePoint end) {
    double alongX = end.x() - start.x();
    double alongY = end.y() - start.y();
    double length = alongX * alongX + alongY * alongY;
    double toX = point.x() - start.x();
    double toY = point.y() - start.y();
    double fraction =
        length == 0 ? 0 : Math.max(0, Math.min(1, (toX * alongX + toY * alongY) / length));
    return Math.hypot(toX - fraction * alongX, toY - fraction * alongY);
  }
}

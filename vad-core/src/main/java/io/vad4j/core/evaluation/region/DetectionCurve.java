package io.vad4j.core.evaluation.region;

import io.vad4j.core.evaluation.frame.CurvePoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Detection rate over false-positive regions per frame. Regions grow and merge as the threshold
 * falls, so neither is monotonic; the curve is the best rate that any threshold reaches at a
 * maximum number of false positives, a non-decreasing step function.
 */
final class DetectionCurve {
  private final List<CurvePoint> points = new ArrayList<>();

  void add(double falsePerFrame, double rate, double threshold) {
    if (falsePerFrame <= 1) {
      points.add(new CurvePoint(falsePerFrame, rate, OptionalDouble.of(threshold)));
    }
  }

  /** The corners of the step function, from 0 to 1 false-positive regions per frame. */
  List<CurvePoint> staircase() {
    List<CurvePoint> stairs = new ArrayList<>();
    CurvePoint last = new CurvePoint(0, 0, OptionalDouble.empty());
    stairs.add(last);
    points.sort(Comparator.comparingDouble(CurvePoint::x));
    for (CurvePoint point : points) {
      if (point.y() > last.y()) {
        if (point.x() > last.x()) {
          stairs.add(new CurvePoint(point.x(), last.y(), last.threshold()));
        }
        stairs.add(point);
        last = point;
      }
    }
    stairs.add(new CurvePoint(1, last.y(), last.threshold()));
    return stairs;
  }

  static double area(List<CurvePoint> stairs) {
    double area = 0;
    for (int i = 1; i < stairs.size(); i++) {
      area += (stairs.get(i).x() - stairs.get(i - 1).x()) * stairs.get(i - 1).y();
    }
    return area;
  }
}

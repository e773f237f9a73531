package io.vad4j.core.simulation.street;

import java.util.Optional;

/**
 * A way over the ground, walked once at a steady speed. Immutable.
 *
 * <p>Corners are cut a little, as people do.
 */
public final class Trajectory implements Actor.Motion {
  private static final double CORNER_RADIUS = 0.45;

  private final double start;
  private final double speed;
  private final double[] points;
  private final double length;

  /**
   * A way from point to point.
   *
   * @param start when it begins, in seconds; may be before the clip does
   * @param speed metres a second, above 0
   * @param points across, depth, across, depth, … in metres, at least two points
   */
  public Trajectory(double start, double speed, double... points) {
    this.start = start;
    this.speed = speed;
    this.points = points.clone();
    double sum = 0;
    for (int i = 2; i < points.length; i += 2) {
      sum += Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
    }
    this.length = sum;
  }

  /** When it begins, in seconds. */
  public double start() {
    return start;
  }

  /** When it ends, in seconds. */
  public double end() {
    return start + length / speed;
  }

  @Override
  public Optional<Pose> at(double time) {
    double distance = (time - start) * speed;
    if (distance < 0 || distance > length) {
      return Optional.empty();
    }
    double[] behind = point(distance - CORNER_RADIUS);
    double[] ahead = point(distance + CORNER_RADIUS);
    double dx = ahead[0] - behind[0];
    double dz = ahead[1] - behind[1];
    double heading = dx / Math.max(1e-9, Math.hypot(dx, dz));
    return Optional.of(
        new Pose((behind[0] + ahead[0]) / 2, (behind[1] + ahead[1]) / 2, heading, distance, speed));
  }

  private double[] point(double distance) {
    double remaining = distance;
    for (int i = 2; ; i += 2) {
      double dx = points[i] - points[i - 2];
      double dz = points[i + 1] - points[i - 1];
      double segmentLength = Math.hypot(dx, dz);
      if (remaining <= segmentLength || i + 2 >= points.length) {
        double fraction = remaining / segmentLength;
        return new double[] {points[i - 2] + fraction * dx, points[i - 1] + fraction * dz};
      }
      remaining -= segmentLength;
    }
  }
}

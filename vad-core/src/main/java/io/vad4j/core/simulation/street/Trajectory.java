package io.vad4j.core.simulation.street;

import java.util.Optional;

/** Polyline over the ground, walked once at constant speed with rounded corners. Immutable. */
public final class Trajectory implements Actor.Motion {
  private static final double CORNER_RADIUS = 0.45;

  private final double start;
  private final double speed;
  private final double[] points;
  private final double length;

  /**
   * Creates a trajectory.
   *
   * @param start start time in seconds; may be negative
   * @param speed metres per second, above 0
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

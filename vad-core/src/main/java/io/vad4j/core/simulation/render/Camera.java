package io.vad4j.core.simulation.render;

/**
 * Pinhole camera that looks horizontally over flat ground.
 *
 * @param width image width in pixels
 * @param height image height in pixels
 * @param horizon image row of the horizon
 * @param focal focal length in pixels
 * @param elevation height of the camera above the ground in metres
 */
public record Camera(int width, int height, double horizon, double focal, double elevation) {

  /** Pixels per metre at a depth. */
  public double scale(double depth) {
    return focal / depth;
  }

  /** The image column of a point. */
  public double column(double across, double depth) {
    return width / 2.0 + across * scale(depth);
  }

  /** The image row of a point. */
  public double row(double up, double depth) {
    return horizon + (elevation - up) * scale(depth);
  }

  /** The depth of the ground at an image row below the horizon. */
  public double groundDepth(double row) {
    return elevation * focal / (row - horizon);
  }

  /** Metres to the right of the camera of an image column at a depth. */
  public double across(double column, double depth) {
    return (column - width / 2.0) / scale(depth);
  }

  /** Half the width of the field of view in metres at a depth. */
  public double halfWidth(double depth) {
    return width / 2.0 / scale(depth);
  }
}

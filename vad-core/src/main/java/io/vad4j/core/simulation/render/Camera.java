package io.vad4j.core.simulation.render;

/**
 * A camera that looks along flat ground from some height.
 *
 * @param width width of the picture in pixels
 * @param height height of the picture in pixels
 * @param horizon the row of the picture at the camera's own height
 * @param focal focal length in pixels
 * @param elevation height of the camera over the ground
 */
public record Camera(int width, int height, double horizon, double focal, double elevation) {

  /** Pixels to a metre at some depth. */
  public double scale(double depth) {
    return focal / depth;
  }

  /** The column of a point. */
  public double column(double across, double depth) {
    return width / 2.0 + across * scale(depth);
  }

  /** The row of a point. */
  public double row(double up, double depth) {
    return horizon + (elevation - up) * scale(depth);
  }

  /** The depth of the ground seen at a row below the horizon. */
  public double groundDepth(double row) {
    return elevation * focal / (row - horizon);
  }

  /** How far to the right a column is at some depth. */
  public double across(double column, double depth) {
    return (column - width / 2.0) / scale(depth);
  }

  /** Metres from the middle of the picture to its edge at some depth. */
  public double halfWidth(double depth) {
    return width / 2.0 / scale(depth);
  }
}

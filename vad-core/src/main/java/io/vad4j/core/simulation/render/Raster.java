package io.vad4j.core.simulation.render;

/**
 * Draws antialiased shapes. Coordinates are pixels; the centre of the first pixel is at 0.5, 0.5.
 */
public abstract class Raster {
  /** Relative brightness gradient of a round body, lit from the left. */
  private static final double ROUNDNESS = 0.22;

  private final int width;
  private final int height;

  Raster(int width, int height) {
    this.width = width;
    this.height = height;
  }

  final int width() {
    return width;
  }

  final int height() {
    return height;
  }

  /** Blends a colour over a pixel, with a coverage above 0 and up to 1. */
  abstract void plot(int x, int y, double coverage, int colour);

  /** Darkens a pixel of the ground. */
  abstract void shade(int x, int y, double darkness);

  /** A limb: a line with round caps and a radius at each end, lit from the left. */
  public final void limb(
      double x0, double y0, double x1, double y1, double radius0, double radius1, int colour) {
    double extent = Math.max(radius0, radius1) + 1;
    double dx = x1 - x0;
    double dy = y1 - y0;
    double lengthSquared = Math.max(1e-9, dx * dx + dy * dy);
    int bottom = last(Math.max(y0, y1) + extent, height);
    int right = last(Math.max(x0, x1) + extent, width);
    int left = first(Math.min(x0, x1) - extent);
    for (int y = first(Math.min(y0, y1) - extent); y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double px = x + 0.5 - x0;
        double py = y + 0.5 - y0;
        double along = Math.max(0, Math.min(1, (px * dx + py * dy) / lengthSquared));
        double offX = px - along * dx;
        double offY = py - along * dy;
        double radius = radius0 + along * (radius1 - radius0);
        double coverage = radius + 0.5 - Math.sqrt(offX * offX + offY * offY);
        if (coverage > 0) {
          double light = 1 - ROUNDNESS * offX / Math.max(1, radius);
          plot(x, y, Math.min(1, coverage), Palette.scaleBrightness(colour, light));
        }
      }
    }
  }

  /** An ellipse. */
  public final void ellipse(double x, double y, double radiusX, double radiusY, int colour) {
    double small = Math.min(radiusX, radiusY);
    int bottom = last(y + radiusY + 1, height);
    int right = last(x + radiusX + 1, width);
    for (int row = first(y - radiusY - 1); row <= bottom; row++) {
      for (int column = first(x - radiusX - 1); column <= right; column++) {
        double nx = (column + 0.5 - x) / radiusX;
        double ny = (row + 0.5 - y) / radiusY;
        double coverage = (1 - Math.sqrt(nx * nx + ny * ny)) * small + 0.5;
        if (coverage > 0) {
          plot(
              column,
              row,
              Math.min(1, coverage),
              Palette.scaleBrightness(colour, 1 - ROUNDNESS * 0.6 * nx));
        }
      }
    }
  }

  /** The outline of a circle. */
  public final void ring(double x, double y, double radius, double thickness, int colour) {
    double extent = radius + thickness + 1;
    int bottom = last(y + extent, height);
    int right = last(x + extent, width);
    for (int row = first(y - extent); row <= bottom; row++) {
      for (int column = first(x - extent); column <= right; column++) {
        double distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
        double coverage = thickness / 2 + 0.5 - Math.abs(distance - radius);
        if (coverage > 0) {
          plot(column, row, Math.min(1, coverage), colour);
        }
      }
    }
  }

  /** A convex polygon of corners x, y, x, y, … in clockwise order on the image. */
  public final void polygon(int colour, double... corners) {
    double top = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    double left = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    for (int i = 0; i < corners.length; i += 2) {
      left = Math.min(left, corners[i]);
      right = Math.max(right, corners[i]);
      top = Math.min(top, corners[i + 1]);
      bottom = Math.max(bottom, corners[i + 1]);
    }
    int lastRow = last(bottom + 1, height);
    int lastColumn = last(right + 1, width);
    for (int row = first(top - 1); row <= lastRow; row++) {
      for (int column = first(left - 1); column <= lastColumn; column++) {
        double coverage = inside(corners, column + 0.5, row + 0.5) + 0.5;
        if (coverage > 0) {
          plot(column, row, Math.min(1, coverage), colour);
        }
      }
    }
  }

  /** A soft shadow on the ground. */
  public final void shadow(double x, double y, double radiusX, double radiusY, double darkness) {
    int bottom = last(y + radiusY, height);
    int right = last(x + radiusX, width);
    for (int row = first(y - radiusY); row <= bottom; row++) {
      for (int column = first(x - radiusX); column <= right; column++) {
        double nx = (column + 0.5 - x) / radiusX;
        double ny = (row + 0.5 - y) / radiusY;
        double depth = 1 - nx * nx - ny * ny;
        if (depth > 0) {
          shade(column, row, darkness * Math.min(1, 2 * depth));
        }
      }
    }
  }

  /** Distance in pixels to the nearest edge, negative outside. */
  private static double inside(double[] corners, double x, double y) {
    double nearest = Double.MAX_VALUE;
    for (int i = 0; i < corners.length; i += 2) {
      int next = (i + 2) % corners.length;
      double dx = corners[next] - corners[i];
      double dy = corners[next + 1] - corners[i + 1];
      double length = Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
      nearest = Math.min(nearest, (dx * (y - corners[i + 1]) - dy * (x - corners[i])) / length);
    }
    return nearest;
  }

  private static int first(double from) {
    return (int) Math.max(0, Math.floor(from));
  }

  private static int last(double to, int size) {
    return (int) Math.min(size - 1, Math.floor(to));
  }
}

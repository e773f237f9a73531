package io.vad4j.core.cutpaste.object;

import io.vad4j.Frame;
import io.vad4j.core.image.CellGrid;

/** Object cut out of a frame: grey levels and an alpha channel with soft edges. */
public final class ObjectPatch {
  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final float[] gray;
  private final float[] opacity;

  private ObjectPatch(int left, int top, int width, int height) {
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    this.gray = new float[width * height];
    this.opacity = new float[width * height];
  }

  /** Cuts out an observation, with a margin of one cell for its edges. */
  public static ObjectPatch cut(
      Frame frame, ObjectObservation observation, MedianBackground background) {
    CellGrid grid = background.grid();
    int left = grid.left(Math.max(0, observation.left() - 1));
    int top = grid.top(Math.max(0, observation.top() - 1));
    int right = grid.left(Math.min(grid.columns(), observation.right() + 2));
    int bottom = grid.top(Math.min(grid.rows(), observation.bottom() + 2));
    ObjectPatch patch = new ObjectPatch(left, top, right - left, bottom - top);
    byte[] samples = frame.toByteArray();
    float[] difference = new float[patch.gray.length];
    for (int i = 0; i < difference.length; i++) {
      int x = left + i % patch.width;
      int y = top + i / patch.width;
      int pixel = y * background.width() + x;
      patch.gray[i] = samples[pixel] & 0xff;
      difference[i] =
          background.distance(samples[pixel] & 0xff, pixel, observation.brightnessOffset());
    }
    patch.computeOpacity(difference, observation, grid);
    return patch;
  }

  private void computeOpacity(float[] difference, ObjectObservation observation, CellGrid grid) {
    float halfThreshold = observation.threshold() / 2;
    for (int i = 0; i < opacity.length; i++) {
      int x = i % width;
      int y = i / width;
      if (isNear(left + x, top + y, observation, grid)) {
        opacity[i] = Math.max(0, Math.min(1, localMean(difference, x, y) / halfThreshold - 1));
      }
    }
  }

  /** Whether a pixel lies in a cell of the object or in an adjacent one. */
  private static boolean isNear(int x, int y, ObjectObservation observation, CellGrid grid) {
    int column = Math.min(grid.columns() - 1, x * grid.columns() / grid.width());
    int row = Math.min(grid.rows() - 1, y * grid.rows() / grid.height());
    for (int r = Math.max(0, row - 1); r <= Math.min(grid.rows() - 1, row + 1); r++) {
      int from = r * grid.columns() + Math.max(0, column - 1);
      int to = r * grid.columns() + Math.min(grid.columns() - 1, column + 1);
      int set = observation.cells().nextSetBit(from);
      if (set >= 0 && set <= to) {
        return true;
      }
    }
    return false;
  }

  private float localMean(float[] values, int x, int y) {
    float sum = 0;
    int count = 0;
    for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        sum += values[v * width + u];
        count++;
      }
    }
    return sum / count;
  }

  /** The patch with other grey levels. */
  ObjectPatch withTexture(ProceduralTexture texture) {
    ObjectPatch textured = new ObjectPatch(left, top, width, height);
    System.arraycopy(opacity, 0, textured.opacity, 0, opacity.length);
    for (int i = 0; i < textured.gray.length; i++) {
      textured.gray[i] = texture.gray(i % width, i / width);
    }
    return textured;
  }

  int left() {
    return left;
  }

  int top() {
    return top;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Bilinearly interpolated opacity at patch coordinates; 0 outside. */
  public float opacity(double x, double y) {
    return sample(opacity, x, y, 0);
  }

  /** Bilinearly interpolated grey level at patch coordinates. */
  float gray(double x, double y) {
    double u = Math.max(0, Math.min(width - 1, x));
    double v = Math.max(0, Math.min(height - 1, y));
    return sample(gray, u, v, 0);
  }

  private float sample(float[] values, double x, double y, float outside) {
    int u = (int) Math.floor(x);
    int v = (int) Math.floor(y);
    float across = (float) (x - u);
    float down = (float) (y - v);
    float upper =
        (1 - across) * valueAt(values, u, v, outside) + across * valueAt(values, u + 1, v, outside);
    float lower =
        (1 - across) * valueAt(values, u, v + 1, outside)
            + across * valueAt(values, u + 1, v + 1, outside);
    return (1 - down) * upper + down * lower;
  }

  private float valueAt(float[] values, int x, int y, float outside) {
    return x < 0 || y < 0 || x >= width || y >= height ? outside : values[y * width + x];
  }
}

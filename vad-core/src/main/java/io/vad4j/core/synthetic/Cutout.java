package io.vad4j.core.synthetic;

import io.vad4j.Frame;
import io.vad4j.core.image.CellGrid;

/**
 * A thing cut out of a frame: grey levels, and how opaque each pixel is, so that edges are soft and
 * nothing of what stands behind comes along.
 */
final class Cutout {
  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final float[] grey;
  private final float[] opacity;

  private Cutout(int left, int top, int width, int height) {
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    this.grey = new float[width * height];
    this.opacity = new float[width * height];
  }

  /** Cuts out what is sighted; a cell around it is looked at as well, for its edges. */
  static Cutout of(Frame frame, Sighting sighting, Scenery scenery) {
    CellGrid grid = scenery.grid();
    int left = grid.left(Math.max(0, sighting.left() - 1));
    int top = grid.top(Math.max(0, sighting.top() - 1));
    int right = grid.left(Math.min(grid.columns(), sighting.right() + 2));
    int bottom = grid.top(Math.min(grid.rows(), sighting.bottom() + 2));
    Cutout cutout = new Cutout(left, top, right - left, bottom - top);
    byte[] samples = new byte[frame.byteCount()];
    frame.copyPixels(samples);
    float[] difference = new float[cutout.grey.length];
    for (int i = 0; i < difference.length; i++) {
      int x = left + i % cutout.width;
      int y = top + i / cutout.width;
      int pixel = y * scenery.width() + x;
      cutout.grey[i] = samples[pixel] & 0xff;
      difference[i] = scenery.distance(samples[pixel] & 0xff, pixel, sighting.light());
    }
    cutout.fade(difference, sighting, grid);
    return cutout;
  }

  private void fade(float[] difference, Sighting sighting, CellGrid grid) {
    float half = sighting.threshold() / 2;
    for (int i = 0; i < opacity.length; i++) {
      int x = i % width;
      int y = i / width;
      if (near(left + x, top + y, sighting, grid)) {
        opacity[i] = Math.max(0, Math.min(1, mean(difference, x, y) / half - 1));
      }
    }
  }

  /** Whether a pixel lies in a cell of the thing or next to one. */
  private static boolean near(int x, int y, Sighting sighting, CellGrid grid) {
    int column = Math.min(grid.columns() - 1, x * grid.columns() / grid.width());
    int row = Math.min(grid.rows() - 1, y * grid.rows() / grid.height());
    for (int r = Math.max(0, row - 1); r <= Math.min(grid.rows() - 1, row + 1); r++) {
      int from = r * grid.columns() + Math.max(0, column - 1);
      int to = r * grid.columns() + Math.min(grid.columns() - 1, column + 1);
      int set = sighting.cells().nextSetBit(from);
      if (set >= 0 && set <= to) {
        return true;
      }
    }
    return false;
  }

  private float mean(float[] values, int x, int y) {
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

  /** The same shape with other grey levels. */
  Cutout filledWith(ForeignTexture texture) {
    Cutout filled = new Cutout(left, top, width, height);
    System.arraycopy(opacity, 0, filled.opacity, 0, opacity.length);
    for (int i = 0; i < filled.grey.length; i++) {
      filled.grey[i] = texture.grey(i % width, i / width);
    }
    return filled;
  }

  int left() {
    return left;
  }

  int top() {
    return top;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** How opaque it is at a place of its own, between pixels as well; 0 outside. */
  float opacity(double x, double y) {
    return sample(opacity, x, y, 0);
  }

  /** Its grey level at a place of its own, between pixels as well. */
  float grey(double x, double y) {
    double u = Math.max(0, Math.min(width - 1, x));
    double v = Math.max(0, Math.min(height - 1, y));
    return sample(grey, u, v, 0);
  }

  private float sample(float[] values, double x, double y, float outside) {
    int u = (int) Math.floor(x);
    int v = (int) Math.floor(y);
    float across = (float) (x - u);
    float down = (float) (y - v);
    float upper = (1 - across) * at(values, u, v, outside) + across * at(values, u + 1, v, outside);
    float lower =
        (1 - across) * at(values, u, v + 1, outside) + across * at(values, u + 1, v + 1, outside);
    return (1 - down) * upper + down * lower;
  }

  private float at(float[] values, int x, int y, float outside) {
    return x < 0 || y < 0 || x >= width || y >= height ? outside : values[y * width + x];
  }
}

package com.example.novelty;

import io.vad4j.Frame;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What covers the scene, in patches of 16 × 16 pixels that begin every 8, by its edges. */
final class Patches {
  /** Edges in four directions in each quarter of a patch. */
  static final int LENGTH = 16;

  private Patches() {}

  static double[] pixels(Frame frame) {
    byte[] bytes = new byte[frame.byteCount()];
    frame.copyPixels(bytes);
    double[] pixels = new double[bytes.length];
    Arrays.setAll(pixels, p -> bytes[p] & 0xff);
    return pixels;
  }

  /** The patches where something covers the scene, by cell. */
  static Map<Integer, double[]> of(Frame frame, double[] scene) {
    double[] pixels = pixels(frame);
    int width = frame.width();
    int columns = width / 8;
    Map<Integer, double[]> patches = new TreeMap<>();
    for (int cell = 0; cell < columns * (frame.height() / 8); cell++) {
      double[] patch = new double[LENGTH];
      double change = 0;
      for (int i = 0; i < 256; i++) {
        int x = Math.min(width - 2, cell % columns * 8 + i % 16);
        int y = Math.min(frame.height() - 2, cell / columns * 8 + i / 16);
        int p = y * width + x;
        double dx = pixels[p + 1] - pixels[p];
        double dy = pixels[p + width] - pixels[p];
        int direction = (dx * dy < 0 ? 2 : 0) + (Math.abs(dx) < Math.abs(dy) ? 1 : 0);
        patch[i / 128 * 8 + i % 16 / 8 * 4 + direction] += (Math.abs(dx) + Math.abs(dy)) / 64;
        change += Math.abs(pixels[p] - scene[p]) / 256;
      }
      if (change > 10) {
        Arrays.setAll(patch, i -> Math.sqrt(patch[i]));
        patches.put(cell, patch);
      }
    }
    return patches;
  }
}

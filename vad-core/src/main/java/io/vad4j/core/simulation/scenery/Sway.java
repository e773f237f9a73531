package io.vad4j.core.simulation.scenery;

import io.vad4j.core.simulation.render.Camera;
import java.util.function.IntToDoubleFunction;

/** Movement of a tree in gusts of wind. Immutable. */
final class Sway {
  /** No movement. */
  static final Sway NONE = new Sway(0, 0, 1, 0);

  /** Metres by which the top leans, and by which it swings to either side. */
  private static final double LEAN = 0.12;

  private static final double SWING = 0.2;
  private static final double GUST_PERIOD = 47;

  private final double unit;
  private final double ground;
  private final double height;
  private final double phase;

  private Sway(double unit, double ground, double height, double phase) {
    this.unit = unit;
    this.ground = ground;
    this.height = height;
    this.phase = phase;
  }

  /** The movement of a tree of a height in metres. */
  Sway(Camera camera, double depth, double height) {
    this(camera.scale(depth), camera.row(0, depth), height, 7 * depth + 3 * height);
  }

  /** Pixels to the right of the rows of a part of the tree. */
  IntToDoubleFunction shift(int part, double time) {
    double gust = 0.5 + 0.5 * Math.sin(2 * Math.PI * time / GUST_PERIOD + phase);
    double swing =
        Math.sin((2.3 + 0.5 * part) * time + phase + 2 * part)
            + 0.4 * Math.sin((5.1 - 0.7 * part) * time + 3 * phase + part);
    double metres = gust * (LEAN + SWING * swing);
    return row -> {
      double up = Math.max(0, (ground - row - 0.5) / unit / height);
      return metres * unit * up * up;
    };
  }
}

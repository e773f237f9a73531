package io.vad4j.core.simulation.scenery;

import io.vad4j.core.simulation.render.Camera;
import io.vad4j.core.simulation.render.Canvas;
import io.vad4j.core.simulation.render.ValueNoise;
import org.jspecify.annotations.Nullable;

/** Light on every pixel of the street. Not thread-safe. */
public final class LightField {
  /** Exponent from light to grey level. */
  private static final double GAMMA = 1 / 2.2;

  private static final int LIGHT_STEPS = 512;
  private static final int MAX_LIGHT = 8;
  private static final int LIT_HEIGHT = 1;

  private static final int[] FACTORS = new int[MAX_LIGHT * LIGHT_STEPS + 1];

  static {
    for (int i = 0; i < FACTORS.length; i++) {
      FACTORS[i] = (int) Math.round(Canvas.FACTOR_UNIT * factor((double) i / LIGHT_STEPS));
    }
  }

  private final Props props;
  private final Layout layout;
  private final ValueNoise leaves;
  private final float[] gaps;
  private final float[] pools;
  private final Canvas lit;
  private @Nullable Light litBy;

  /** The light field of a street with its trees and lamps. */
  public LightField(Layout layout, Props props) {
    this.props = props;
    this.layout = layout;
    this.leaves = new ValueNoise(layout.seed() + 2);
    Camera camera = layout.camera();
    this.lit = new Canvas(camera.width(), camera.height());
    this.gaps = new float[camera.width() * camera.height()];
    this.pools = new float[gaps.length];
    for (int y = 0; y < camera.height(); y++) {
      double depth = depth(y);
      double up = up(y);
      for (int x = 0; x < camera.width(); x++) {
        double across = camera.across(x + 0.5, depth);
        gaps[y * camera.width() + x] = (float) gaps(across, depth);
        pools[y * camera.width() + x] = (float) pool(across, depth, up);
      }
    }
  }

  /** The background in this light; valid until the next call. */
  public Canvas light(Canvas backdrop, Light light) {
    if (!light.equals(litBy)) {
      paint(backdrop, light);
      litBy = light;
    }
    return lit;
  }

  /** The brightness factor of a figure that stands at a position. */
  public double factor(Light light, double across, double depth) {
    double here =
        light.at(across, depth, LIT_HEIGHT, gaps(across, depth), pool(across, depth, LIT_HEIGHT));
    return factor(here * light.exposure());
  }

  /** The part of the light at a position that comes from the sun. */
  public double sunPart(Light light, double across, double depth) {
    double gaps = gaps(across, depth);
    double shade = light.sky();
    return light.sun() == 0 ? 0 : 1 - shade / light.at(across, depth, 0, gaps, 0);
  }

  private void paint(Canvas backdrop, Light light) {
    Camera camera = layout.camera();
    int width = camera.width();
    double steps = LIGHT_STEPS * light.exposure();
    for (int y = 0; y < camera.height(); y++) {
      double depth = depth(y);
      double up = up(y);
      double perPixel = 1 / camera.scale(depth);
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        double across = (x + 0.5 - width / 2.0) * perPixel;
        double here = light.at(across, depth, up, gaps[i], pools[i]);
        lit.setScaled(i, backdrop, FACTORS[(int) Math.min(FACTORS.length - 1, here * steps)]);
      }
    }
  }

  private static double factor(double light) {
    return Math.pow(light, GAMMA);
  }

  private double depth(int row) {
    Camera camera = layout.camera();
    return isHouse(row) ? layout.houseDepth() : camera.groundDepth(row + 0.5);
  }

  /** Metres above the ground of the wall at a row; 0 for the ground. */
  private double up(int row) {
    Camera camera = layout.camera();
    return isHouse(row)
        ? camera.elevation() - (row + 0.5 - camera.horizon()) / camera.scale(layout.houseDepth())
        : 0;
  }

  private boolean isHouse(int row) {
    return row + 0.5 <= layout.camera().row(0, layout.houseDepth());
  }

  /** The part of the sun that gets through the trees, whose shadows lie in front of them. */
  private double gaps(double across, double depth) {
    double gaps = 1;
    for (Prop tree : props.trees()) {
      double dx = (across - tree.across() - 1.2) / 1.7;
      double dz = (depth - tree.depth() + 1.3) / 1.2;
      double inside = Math.max(0, Math.min(1, 2.5 * (1 - dx * dx - dz * dz)));
      if (inside > 0) {
        double hole = 0.5 + 0.9 * leaves.fractal(across * 1.6, depth * 1.2, 2);
        gaps *= 1 - 0.85 * inside * Math.max(0, Math.min(1, 1.3 - hole));
      }
    }
    return gaps;
  }

  /** The part of the light of the lamps. */
  private double pool(double across, double depth, double up) {
    double pool = 0;
    for (Prop lamp : props.lamps()) {
      double dx = across - lamp.across();
      double dz = depth - lamp.depth();
      double dy = Math.max(0, up - 3);
      double spread = 1 + (dx * dx + dz * dz + dy * dy) / 8;
      pool += 1 / (spread * Math.sqrt(spread));
    }
    return pool;
  }
}

package io.vad4j.core.simulation.scenery;

import io.vad4j.core.simulation.render.Camera;
import io.vad4j.core.simulation.render.Canvas;
import io.vad4j.core.simulation.render.Palette;
import io.vad4j.core.simulation.render.ValueNoise;
import java.util.Random;

/** Renders the ground and the houses. */
public final class Backdrop {
  private static final int[] WALLS = {0x9a6350, 0xbfa98a, 0x9c9a94, 0xb4905f, 0xc9c3b6};
  private static final int[] PAVEMENTS = {0xa8a39a, 0xb3a893, 0x9a9da0, 0xada6a3};
  private static final int[] AWNINGS = {0x8c3b34, 0x3d6650, 0x3f587c, 0xa07a35};
  private static final int STONE = 0xc4beb2;
  private static final int KERB = 0xc9c5bc;
  private static final int HAZE = 0xc6cdd3;
  private static final int GLASS = 0x3a444d;
  private static final int GRASS = 0x64803f;
  private static final double BAY = 2.8;

  private final Layout layout;
  private final Camera camera;
  private final ValueNoise noise;
  private final int wall;
  private final int promenade;
  private final int pavement;
  private final int awning;
  private final double tile;

  /** The background of a layout. */
  public Backdrop(Layout layout) {
    this.layout = layout;
    this.camera = layout.camera();
    this.noise = new ValueNoise(layout.seed());
    Random random = new Random(layout.seed());
    wall = Palette.vary(WALLS[random.nextInt(WALLS.length)], random);
    promenade = Palette.vary(PAVEMENTS[random.nextInt(PAVEMENTS.length)], random);
    pavement = Palette.scaleBrightness(PAVEMENTS[random.nextInt(PAVEMENTS.length)], 0.93);
    awning = AWNINGS[random.nextInt(AWNINGS.length)];
    tile = 0.9 + 0.6 * random.nextDouble();
  }

  /** Renders it. */
  public Canvas paint() {
    Canvas canvas = new Canvas(camera.width(), camera.height());
    int[] pixels = canvas.pixels();
    for (int y = 0; y < camera.height(); y++) {
      for (int x = 0; x < camera.width(); x++) {
        int upper = Palette.mix(colourAt(x + 0.25, y + 0.25), colourAt(x + 0.75, y + 0.25), 0.5);
        int lower = Palette.mix(colourAt(x + 0.25, y + 0.75), colourAt(x + 0.75, y + 0.75), 0.5);
        double grain = 1 + 0.03 * layout.texture() * noise.cell(x, y, 9);
        pixels[y * camera.width() + x] =
            Palette.scaleBrightness(Palette.mix(upper, lower, 0.5), grain);
      }
    }
    return canvas;
  }

  private int colourAt(double column, double row) {
    if (row <= camera.row(0, layout.houseDepth())) {
      double up = camera.elevation() - (row - camera.horizon()) / camera.scale(layout.houseDepth());
      return house(camera.across(column, layout.houseDepth()), up);
    }
    double depth = camera.groundDepth(row);
    double across = camera.across(column, depth);
    int ground = ground(across, depth);
    double haze = 0.14 * Math.min(1, depth / layout.houseDepth());
    double corner = Math.max(0, 1 - (layout.houseDepth() - depth) / 0.9);
    return Palette.scaleBrightness(Palette.mix(ground, HAZE, haze), 1 - 0.3 * corner * corner);
  }

  private int ground(double across, double depth) {
    if (layout.isLawn(across, depth)) {
      return grass(across, depth);
    }
    double edge =
        Math.min(
            Math.abs(depth - layout.promenadeEnd() + 0.08), Math.abs(depth - layout.lawnEnd()));
    if (edge < 0.08 && Math.abs(across - layout.crossing()) > layout.crossingHalfWidth()) {
      return Palette.scaleBrightness(KERB, 1 + 0.05 * noise.fractal(across * 2, depth, 2));
    }
    return depth < layout.promenadeEnd()
        ? paving(promenade, tile, across, depth)
        : paving(pavement, 0.75, across, depth);
  }

  private int grass(double across, double depth) {
    double mottle = noise.fractal(across * 0.7, depth * 0.7, 3);
    double blades = noise.fractal(across * 11, depth * 7, 2);
    double light = 1 + layout.texture() * (0.13 * mottle + 0.2 * blades);
    int dry = Palette.mix(GRASS, 0x8f8a4c, 0.25 + 0.35 * layout.texture() * mottle);
    return Palette.scaleBrightness(dry, light);
  }

  private int paving(int colour, double side, double across, double depth) {
    long row = (long) Math.floor(depth / side);
    double shifted = across / side + (row & 1) * 0.5;
    long column = (long) Math.floor(shifted);
    double slab = 0.045 * noise.cell(column, row, 3);
    double stain = 0.07 * noise.fractal(across * 0.45, depth * 0.45, 3);
    double rough = 0.05 * noise.fractal(across * 9, depth * 9, 2);
    double acrossPixels = camera.scale(depth);
    double depthPixels = acrossPixels * camera.elevation() / depth;
    double joint =
        Math.max(
            joint(shifted - column, side * acrossPixels),
            joint(depth / side - row, side * depthPixels));
    return Palette.scaleBrightness(
        colour, 1 + layout.texture() * (slab + stain + rough - 0.2 * joint));
  }

  /** Visibility of a joint at a position within a slab; fades where slabs are small. */
  private static double joint(double within, double pixels) {
    double distance = Math.min(within, 1 - within) * pixels;
    return Math.max(0, 1 - distance / 0.9) * Math.min(1, pixels / 9);
  }

  private int house(double across, double up) {
    double bays = across / BAY + 0.37;
    long bay = (long) Math.floor(bays);
    double off = (bays - bay - 0.5) * BAY;
    int colour = wall(across, up);
    if (up < 3.35) {
      colour = groundFloor(bay, off, up, colour);
    } else {
      colour = window(bay, off, up - 4.25, 0.62, 1.75, colour);
    }
    double shade = up > 3.1 && up < 3.35 ? 0.82 : 1;
    return Palette.scaleBrightness(Palette.mix(colour, HAZE, 0.1), shade);
  }

  private int wall(double across, double up) {
    if (up < 0.45 || (up > 3.35 && up < 3.65)) {
      return Palette.scaleBrightness(
          STONE, (up < 0.45 ? 0.72 : 1) + 0.04 * noise.fractal(across * 3, up, 2));
    }
    long row = (long) Math.floor(up / 0.24);
    long brick = (long) Math.floor(across / 0.5 + (row & 1) * 0.5);
    double joint = up / 0.24 - row < 0.2 ? 0.06 : 0;
    double light = 0.06 * noise.cell(brick, row, 5) + 0.05 * noise.fractal(across, up, 3) + joint;
    return Palette.scaleBrightness(wall, 0.96 + layout.texture() * light);
  }

  private int groundFloor(long bay, double off, double up, int colour) {
    double kind = noise.cell(bay, 0, 7);
    if (kind < -0.3) {
      return window(bay, off, up - 0.95, 0.6, 1.6, colour);
    }
    if (kind < 0.15) {
      boolean door = Math.abs(off) < 0.55 && up < 2.35;
      boolean frame = Math.abs(off) < 0.68 && up < 2.5;
      return door ? Palette.scaleBrightness(awning, 0.55) : frame ? STONE : colour;
    }
    double droop = 2.55 + 0.12 * Math.abs(Math.sin(off * 7));
    if (Math.abs(off) < 1.2 && up > droop && up < 3.05) {
      return Math.floorMod((long) Math.floor(off / 0.3), 2) == 0 ? awning : 0xd8d2c6;
    }
    return window(bay, off, up - 0.55, 1.05, 2.0, colour);
  }

  private int window(long bay, double off, double up, double halfWidth, double tall, int colour) {
    double out = Math.max(Math.abs(off) - halfWidth, Math.max(-up, up - tall));
    if (out > 0.13) {
      return colour;
    }
    if (out > 0 || Math.abs(off) < 0.04) {
      return Palette.scaleBrightness(STONE, up < 0 ? 1.05 : 0.92);
    }
    double sheen = 0.5 + 0.5 * noise.fractal(off * 0.8 + bay * 5, up * 0.8, 2);
    return Palette.mix(GLASS, 0x8fa3b3, 0.55 * sheen * Math.min(1, 0.3 + up / tall));
  }
}

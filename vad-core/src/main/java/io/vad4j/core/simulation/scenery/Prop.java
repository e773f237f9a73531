package io.vad4j.core.simulation.scenery;

import io.vad4j.core.simulation.render.Camera;
import io.vad4j.core.simulation.render.Palette;
import io.vad4j.core.simulation.render.Raster;
import io.vad4j.core.simulation.render.Sprite;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Object with a place of its own that may occlude actors behind it. */
public final class Prop {
  private static final int LEAVES = 150;

  /** Parts of a swaying tree that move independently. */
  private static final int SWAYING_PARTS = 3;

  private final double across;
  private final double depth;
  private final List<Sprite> sprites;
  private final Sway sway;

  private Prop(double across, double depth, List<Sprite> sprites, Sway sway) {
    this.across = across;
    this.depth = depth;
    this.sprites = sprites;
    this.sway = sway;
  }

  /** Metres to the right of the camera. */
  public double across() {
    return across;
  }

  /** Metres away from the camera. */
  public double depth() {
    return depth;
  }

  /** Draws it at a time in seconds, which matters for a swaying tree only. */
  public void draw(Raster raster, double time) {
    for (int i = 0; i < sprites.size(); i++) {
      Sprite sprite = sprites.get(i);
      if (sway == Sway.NONE) {
        sprite.drawOn(raster);
      } else {
        sprite.drawBent(raster, sway.shift(i, time));
      }
    }
  }

  static Prop lamp(Camera camera, double across, double depth) {
    Sprite sprite = new Sprite(camera.width(), camera.height());
    double unit = camera.scale(depth);
    double x = camera.column(across, depth);
    double thick = 0.06 * unit;
    sprite.limb(
        x, camera.row(0, depth), x, camera.row(0.9, depth), thick * 1.7, thick * 1.2, 0x34393c);
    sprite.limb(x, camera.row(0.9, depth), x, camera.row(3.9, depth), thick, thick, 0x3b4144);
    sprite.ellipse(x, camera.row(4.05, depth), 0.22 * unit, 0.26 * unit, 0xe9e3cf);
    sprite.ellipse(x, camera.row(4.28, depth), 0.26 * unit, 0.08 * unit, 0x2f3436);
    return new Prop(across, depth, List.of(sprite), Sway.NONE);
  }

  /** The light of a lamp that is on. */
  public static void drawGlow(Raster raster, Camera camera, Prop lamp) {
    double unit = camera.scale(lamp.depth);
    raster.ellipse(
        camera.column(lamp.across, lamp.depth),
        camera.row(4.05, lamp.depth),
        0.24 * unit,
        0.28 * unit,
        0xfffbea);
  }

  static Prop bench(Camera camera, double across, double depth) {
    Sprite sprite = new Sprite(camera.width(), camera.height());
    double unit = camera.scale(depth);
    double x = camera.column(across, depth);
    for (int leg = -1; leg <= 1; leg += 2) {
      double at = x + leg * 0.7 * unit;
      sprite.limb(
          at, camera.row(0, depth), at, camera.row(0.8, depth), 0.04 * unit, 0.03 * unit, 0x2d3032);
    }
    for (double up : new double[] {0.42, 0.6, 0.76}) {
      double y = camera.row(up, depth);
      sprite.limb(x - 0.85 * unit, y, x + 0.85 * unit, y, 0.055 * unit, 0.055 * unit, 0x7d5a3a);
    }
    return new Prop(across, depth, List.of(sprite), Sway.NONE);
  }

  static Prop tree(Camera camera, double across, double depth, Random random, boolean swaying) {
    int parts = swaying ? SWAYING_PARTS : 1;
    List<Sprite> sprites =
        Stream.generate(() -> new Sprite(camera.width(), camera.height())).limit(parts).toList();
    double unit = camera.scale(depth);
    double x = camera.column(across, depth);
    double tall = 3.9 + random.nextDouble();
    double spread = 1.15 + 0.4 * random.nextDouble();
    int leaves = Palette.vary(0x4f6b35, random);
    sprites
        .get(0)
        .limb(
            x,
            camera.row(0, depth),
            x,
            camera.row(tall - 1, depth),
            0.16 * unit,
            0.1 * unit,
            0x594837);
    for (int i = 0; i < LEAVES; i++) {
      double turn = 2 * Math.PI * random.nextDouble();
      double out = Math.sqrt(random.nextDouble());
      double dx = spread * out * Math.cos(turn);
      double dy = spread * 1.05 * out * Math.sin(turn);
      double light = 0.78 + 0.22 * (dy - dx) / spread + 0.28 * random.nextDouble();
      double size = (0.16 + 0.2 * random.nextDouble()) * unit;
      sprites
          .get(i * parts / LEAVES)
          .ellipse(
              x + dx * unit,
              camera.row(tall + dy, depth),
              size,
              size * 0.8,
              Palette.scaleBrightness(leaves, light));
    }
    return new Prop(across, depth, sprites, swaying ? new Sway(camera, depth, tall) : Sway.NONE);
  }
}

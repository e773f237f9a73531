package io.vad4j.core.simulation.street;

import io.vad4j.core.simulation.render.Camera;
import io.vad4j.core.simulation.render.Palette;
import io.vad4j.core.simulation.render.Raster;
import java.util.Random;

/** A small electric cart with a driver under a roof, seen from the side. */
public final class Cart implements Figure {
  private static final int TRIM = 0x3a3d42;

  private final int paint;
  private final int shirt;
  private final int skin;

  /** A cart of random colour. */
  public Cart(Random random) {
    int[] paints = {0xe6e4dc, 0xd9c979, 0x9fb8a6, 0xc9cdd2};
    paint = Palette.vary(paints[random.nextInt(paints.length)], random);
    shirt = Palette.shirt(random);
    skin = Palette.skin(random);
  }

  @Override
  public void drawShadow(Raster raster, Camera camera, Pose pose) {
    Figure.drawShadow(raster, camera, pose, 0.25, 1.75, 0.3, 0.5);
  }

  @Override
  public void draw(Raster raster, Camera camera, Pose pose) {
    double unit = camera.scale(pose.depth());
    double x = camera.column(pose.across(), pose.depth());
    double ground = camera.row(0, pose.depth());
    int direction = pose.heading() < 0 ? -1 : 1;
    SideView parts = new SideView(raster, x, ground, unit, direction, 0.5);

    parts.box(-1.2, 0.62, -0.15, 1.0, Palette.scaleBrightness(paint, 0.8));
    parts.limb(-0.35, 0.95, -0.3, 1.4, 0.17, shirt);
    parts.limb(-0.3, 0.9, 0.2, 0.85, 0.1, 0x2f3542);
    parts.limb(-0.28, 1.35, 0.25, 1.15, 0.05, shirt);
    raster.ellipse(
        x - direction * 0.27 * unit, ground - 1.66 * unit, 0.1 * unit, 0.125 * unit, skin);
    parts.limb(-1.15, 1.0, -1.05, 1.86, 0.03, TRIM);
    parts.limb(0.62, 0.95, 0.4, 1.86, 0.03, TRIM);
    parts.limb(0.3, 1.2, 0.42, 0.9, 0.025, TRIM);
    parts.box(-1.25, 1.84, 0.55, 1.95, Palette.scaleBrightness(paint, 1.06));
    parts.box(-1.3, 0.28, 1.25, 0.66, paint);
    parts.box(0.45, 0.6, 1.2, 0.98, Palette.scaleBrightness(paint, 1.04));
    parts.box(1.12, 0.66, 1.2, 0.8, 0xf4efc8);
    parts.box(-1.3, 0.25, 1.28, 0.33, TRIM);
    for (double axle : new double[] {-0.82, 0.82}) {
      double wheel = x + direction * axle * unit;
      raster.ellipse(wheel, ground - 0.24 * unit, 0.25 * unit, 0.25 * unit, Palette.TYRE);
      raster.ellipse(wheel, ground - 0.24 * unit, 0.11 * unit, 0.11 * unit, 0x9a9a9a);
    }
  }
}

package io.vad4j.core.simulation.street;

import io.vad4j.core.simulation.render.Camera;
import io.vad4j.core.simulation.render.Palette;
import io.vad4j.core.simulation.render.Raster;
import java.util.Random;

/** A bag on the ground. */
public final class Bag implements Figure {
  private final int colour;

  /** A bag of random colour. */
  public Bag(Random random) {
    colour = Palette.vary(0x3b2a24, random);
  }

  @Override
  public void drawShadow(Raster raster, Camera camera, Pose pose) {
    Figure.drawShadow(raster, camera, pose, 0.15, 0.5, 0.12, 0.45);
  }

  @Override
  public void draw(Raster raster, Camera camera, Pose pose) {
    double unit = camera.scale(pose.depth());
    double x = camera.column(pose.across(), pose.depth());
    double ground = camera.row(0, pose.depth());
    raster.ring(x, ground - 0.4 * unit, 0.12 * unit, Math.max(1, 0.035 * unit), colour);
    raster.polygon(
        Palette.scaleBrightness(colour, 1.15),
        x - 0.3 * unit,
        ground - 0.4 * unit,
        x + 0.3 * unit,
        ground - 0.4 * unit,
        x + 0.34 * unit,
        ground,
        x - 0.34 * unit,
        ground);
    raster.polygon(
        Palette.scaleBrightness(colour, 0.7),
        x - 0.32 * unit,
        ground - 0.22 * unit,
        x + 0.32 * unit,
        ground - 0.22 * unit,
        x + 0.32 * unit,
        ground - 0.17 * unit,
        x - 0.32 * unit,
        ground - 0.17 * unit);
  }
}

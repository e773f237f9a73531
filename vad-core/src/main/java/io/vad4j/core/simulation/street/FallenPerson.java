package io.vad4j.core.simulation.street;

import io.vad4j.core.simulation.render.Camera;
import io.vad4j.core.simulation.render.Palette;
import io.vad4j.core.simulation.render.Raster;

/** A person who lies on the ground, seen from the side, head in the walking direction. */
record FallenPerson(double tall, int shirt, int trousers, int skin, int hair) implements Figure {

  @Override
  public void drawShadow(Raster raster, Camera camera, Pose pose) {
    Figure.drawShadow(raster, camera, pose, 0.1, 0.55 * tall, 0.16, 0.4);
  }

  @Override
  public void draw(Raster raster, Camera camera, Pose pose) {
    double unit = camera.scale(pose.depth()) * tall;
    double x = camera.column(pose.across(), pose.depth());
    double ground = camera.row(0, pose.depth());
    double direction = (pose.heading() < 0 ? -1 : 1) * unit;
    double thick = unit;
    raster.limb(
        x - 0.48 * direction,
        ground - 0.04 * unit,
        x - 0.05 * direction,
        ground - 0.07 * unit,
        0.035 * thick,
        0.055 * thick,
        trousers);
    raster.limb(
        x - 0.02 * direction,
        ground - 0.08 * unit,
        x + 0.24 * direction,
        ground - 0.08 * unit,
        0.08 * thick,
        0.085 * thick,
        shirt);
    raster.limb(
        x + 0.22 * direction,
        ground - 0.1 * unit,
        x + 0.02 * direction,
        ground - 0.03 * unit,
        0.034 * thick,
        0.026 * thick,
        Palette.scaleBrightness(shirt, 0.85));
    raster.ellipse(x + 0.39 * direction, ground - 0.07 * unit, 0.07 * unit, 0.06 * unit, skin);
    raster.ellipse(x + 0.42 * direction, ground - 0.08 * unit, 0.05 * unit, 0.055 * unit, hair);
  }
}

package io.vad4j.core.simulation.street;

import io.vad4j.core.simulation.render.Camera;
import io.vad4j.core.simulation.render.Palette;
import io.vad4j.core.simulation.render.Raster;
import java.util.Random;

/** A cyclist, seen from the side. */
public final class Cyclist implements Figure {
  private static final double WHEEL_RADIUS = 0.34;
  private static final double HALF_WHEELBASE = 0.53;

  private final int shirt;
  private final int trousers;
  private final int skin;
  private final int hair;
  private final int paint;
  private final double phase;

  /** A cyclist of random appearance. */
  public Cyclist(Random random) {
    shirt = Palette.shirt(random);
    trousers = Palette.trousers(random);
    skin = Palette.skin(random);
    hair = Palette.hair(random);
    paint = Palette.vary(0x7a3030, random);
    phase = random.nextDouble();
  }

  @Override
  public void drawShadow(Raster raster, Camera camera, Pose pose) {
    Figure.drawShadow(raster, camera, pose, 0.3, 1.1, 0.15, 0.35);
  }

  @Override
  public void draw(Raster raster, Camera camera, Pose pose) {
    double unit = camera.scale(pose.depth());
    double x = camera.column(pose.across(), pose.depth());
    double ground = camera.row(0, pose.depth());
    int direction = pose.heading() < 0 ? -1 : 1;
    double pedal = 2 * Math.PI * (pose.distance() / 4.5 + phase);
    SideView parts = new SideView(raster, x, ground, unit, direction, 0.4);

    drawLeg(parts, pedal + Math.PI, Palette.scaleBrightness(trousers, 0.75));
    for (int wheel = -1; wheel <= 1; wheel += 2) {
      raster.ring(
          x + wheel * direction * HALF_WHEELBASE * unit,
          ground - WHEEL_RADIUS * unit,
          WHEEL_RADIUS * unit,
          Math.max(1, 0.05 * unit),
          Palette.TYRE);
    }
    parts.limb(-HALF_WHEELBASE, WHEEL_RADIUS, -0.08, 0.36, 0.025, paint);
    parts.limb(-HALF_WHEELBASE, WHEEL_RADIUS, -0.2, 0.85, 0.025, paint);
    parts.limb(-0.08, 0.36, -0.2, 0.9, 0.028, paint);
    parts.limb(-0.2, 0.82, 0.38, 0.85, 0.028, paint);
    parts.limb(-0.08, 0.36, 0.38, 0.8, 0.028, paint);
    parts.limb(HALF_WHEELBASE, WHEEL_RADIUS, 0.36, 1.02, 0.028, Palette.TYRE);
    drawLeg(parts, pedal, trousers);
    parts.limb(-0.2, 0.98, 0.06, 1.42, 0.15, shirt);
    parts.limb(0.06, 1.42, 0.12, 1.55, 0.06, skin);
    parts.limb(0.06, 1.4, 0.2, 1.15, 0.05, Palette.scaleBrightness(shirt, 0.9));
    parts.limb(0.2, 1.15, 0.42, 1.05, 0.04, skin);
    raster.ellipse(
        x + direction * 0.15 * unit, ground - 1.67 * unit, 0.1 * unit, 0.125 * unit, skin);
    raster.ellipse(
        x + direction * 0.12 * unit, ground - 1.71 * unit, 0.105 * unit, 0.095 * unit, hair);
  }

  private static void drawLeg(SideView parts, double angle, int colour) {
    double foot = -0.06 + 0.17 * Math.sin(angle);
    double footUp = 0.34 - 0.17 * Math.cos(angle);
    double knee = 0.16 + 0.1 * Math.sin(angle);
    double kneeUp = 0.72 - 0.09 * Math.cos(angle);
    parts.limb(-0.2, 0.95, knee, kneeUp, 0.075, colour);
    parts.limb(knee, kneeUp, foot, footUp, 0.055, colour);
    parts.limb(foot, footUp, foot + 0.12, footUp - 0.02, 0.04, 0x2a2522);
  }
}

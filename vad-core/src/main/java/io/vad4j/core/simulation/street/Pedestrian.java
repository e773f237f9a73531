package io.vad4j.core.simulation.street;

import io.vad4j.core.simulation.render.Camera;
import io.vad4j.core.simulation.render.Palette;
import io.vad4j.core.simulation.render.Raster;
import java.util.Random;

/** A pedestrian: a body whose limbs swing with every step. */
public final class Pedestrian implements Figure {
  private final double tall;
  private final double stout;
  private final double phase;
  private final int shirt;
  private final int trousers;
  private final int skin;
  private final int hair;
  private final boolean bag;
  private final int bagColour;

  /** A pedestrian of random appearance. */
  public Pedestrian(Random random) {
    this(random, random.nextInt(4) == 0);
  }

  private Pedestrian(Random random, boolean bag) {
    tall = 1.55 + 0.33 * random.nextDouble();
    stout = 0.9 + 0.25 * random.nextDouble();
    phase = random.nextDouble();
    shirt = Palette.shirt(random);
    trousers = Palette.trousers(random);
    skin = Palette.skin(random);
    hair = Palette.hair(random);
    bagColour = Palette.vary(0x4b3326, random);
    this.bag = bag;
  }

  private Pedestrian(Pedestrian other, boolean bag) {
    tall = other.tall;
    stout = other.stout;
    phase = other.phase;
    shirt = other.shirt;
    trousers = other.trousers;
    skin = other.skin;
    hair = other.hair;
    bagColour = other.bagColour;
    this.bag = bag;
  }

  /** The same person with or without a bag in hand. */
  public Pedestrian withBag(boolean carried) {
    return new Pedestrian(this, carried);
  }

  /** The same person lying on the ground. */
  public Figure toFallenPerson() {
    return new FallenPerson(tall, shirt, trousers, skin, hair);
  }

  @Override
  public void drawShadow(Raster raster, Camera camera, Pose pose) {
    double scale = camera.scale(pose.depth());
    double x = camera.column(pose.across(), pose.depth());
    double y = camera.row(0, pose.depth());
    raster.shadow(x + 0.45 * scale, y - 0.02 * scale, 0.75 * scale, 0.16 * scale, 0.3);
    raster.shadow(x, y, 0.3 * scale, 0.1 * scale, 0.35);
  }

  @Override
  public void draw(Raster raster, Camera camera, Pose pose) {
    double unit = camera.scale(pose.depth()) * tall;
    double x = camera.column(pose.across(), pose.depth());
    double ground = camera.row(0, pose.depth());
    // The stride grows with the speed.
    double stride = tall * (0.75 + 0.22 * pose.speed());
    double angle = 2 * Math.PI * (pose.distance() / stride + phase);
    double side = pose.heading();
    double swing = Math.min(0.21, 0.09 + 0.06 * pose.speed());
    double bob = 0.012 * Math.cos(2 * angle);
    double lean = 0.012 * pose.speed() * side;
    Body body = new Body(raster, x, ground, unit, side, lean, bob);

    body.arm(
        -Math.sin(angle) * swing,
        -1,
        Palette.scaleBrightness(shirt, 0.75),
        Palette.scaleBrightness(skin, 0.8));
    body.leg(Math.sin(angle + Math.PI) * swing, Math.cos(angle + Math.PI), -1, trousers, 0.75);
    body.leg(Math.sin(angle) * swing, Math.cos(angle), 1, trousers, 1);
    body.torso(shirt, stout);
    body.head(skin, hair);
    body.arm(Math.sin(angle) * swing, 1, Palette.scaleBrightness(shirt, 0.95), skin);
    if (bag) {
      body.bag(Math.sin(angle) * swing, bagColour);
    }
  }

  /** Draws limbs at coordinates in fractions of the body height. */
  private record Body(
      Raster raster, double x, double ground, double unit, double side, double lean, double bob) {

    private double across(double fraction) {
      return x + fraction * unit;
    }

    private double up(double fraction) {
      return ground - fraction * unit;
    }

    /** Width of the body between its front and its profile view. */
    private double breadth(double front, double profile) {
      return profile + (front - profile) * (1 - Math.abs(side));
    }

    void leg(double swing, double lift, int near, int colour, double light) {
      int shaded = Palette.scaleBrightness(colour, light);
      double hip = near * breadth(0.045, 0.01);
      double foot = hip + swing * side;
      double raised = 0.055 * Math.max(0, lift) + 0.025;
      double knee = (hip + foot) / 2 + 0.035 * side;
      raster.limb(
          across(hip), up(0.49 + bob), across(knee), up(0.27), 0.052 * unit, 0.04 * unit, shaded);
      raster.limb(
          across(knee), up(0.27), across(foot), up(raised), 0.038 * unit, 0.028 * unit, shaded);
      raster.limb(
          across(foot),
          up(raised - 0.005),
          across(foot + 0.05 * side),
          up(raised - 0.012),
          0.022 * unit,
          0.018 * unit,
          Palette.scaleBrightness(0x2a2522, light));
    }

    void torso(int colour, double stout) {
      double wide = stout * breadth(0.115, 0.085) * unit;
      raster.limb(
          across(lean), up(0.76 + bob), across(0), up(0.54 + bob), wide, 0.9 * wide, colour);
      raster.limb(
          across(lean),
          up(0.8 + bob),
          across(1.3 * lean),
          up(0.87 + bob),
          0.04 * unit,
          0.035 * unit,
          colour);
    }

    void head(int skin, int hair) {
      double headX = across(1.6 * lean);
      raster.ellipse(headX, up(0.925 + bob), 0.058 * unit, 0.072 * unit, skin);
      raster.ellipse(headX - 0.018 * side * unit, up(0.948 + bob), 0.06 * unit, 0.056 * unit, hair);
    }

    void arm(double swing, int near, int sleeve, int skin) {
      double shoulder = lean + near * breadth(0.12, 0.015);
      double elbow = shoulder - 0.55 * swing * side + near * breadth(0.02, 0);
      double hand = shoulder - 1.1 * swing * side + 0.03 * side;
      raster.limb(
          across(shoulder),
          up(0.79 + bob),
          across(elbow),
          up(0.63 + bob),
          0.034 * unit,
          0.03 * unit,
          sleeve);
      raster.limb(
          across(elbow),
          up(0.63 + bob),
          across(hand),
          up(0.49 + bob),
          0.028 * unit,
          0.02 * unit,
          sleeve);
      raster.ellipse(across(hand), up(0.475 + bob), 0.022 * unit, 0.024 * unit, skin);
    }

    void bag(double swing, int colour) {
      double hand = lean + breadth(0.12, 0.015) - 1.1 * swing * side + 0.03 * side;
      double wide = breadth(0.05, 0.1);
      raster.polygon(
          colour,
          across(hand - wide),
          up(0.43),
          across(hand + wide),
          up(0.43),
          across(hand + wide * 1.1),
          up(0.26),
          across(hand - wide * 1.1),
          up(0.26));
    }
  }
}

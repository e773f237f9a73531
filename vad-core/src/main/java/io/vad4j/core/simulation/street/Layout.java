package io.vad4j.core.simulation.street;

import io.vad4j.core.simulation.render.Camera;
import java.util.Random;

/**
 * Where things are on the ground: a promenade in front, a lawn behind it with a path across, a
 * pavement behind that, and a row of houses at the back.
 *
 * @param camera what it is seen with
 * @param promenadeEnd depth in metres at which the promenade ends and the lawn begins
 * @param lawnEnd depth at which the lawn ends and the pavement begins
 * @param houseDepth depth of the houses' front
 * @param crossing metres to the right at which a path crosses the lawn
 * @param crossingHalfWidth half the width of that path
 * @param texture how strong the ground's pattern is; 1 is usual, 0 is none
 * @param seed of everything random about the backdrop
 */
public record Layout(
    Camera camera,
    double promenadeEnd,
    double lawnEnd,
    double houseDepth,
    double crossing,
    double crossingHalfWidth,
    double texture,
    long seed) {

  /** A street of its own for every seed. */
  public static Layout of(int width, int height, double texture, long seed) {
    Random random = new Random(seed ^ 0x5DEECE66DL);
    double horizon = height * (0.17 + 0.05 * random.nextDouble());
    double focal = height * (1.15 + 0.2 * random.nextDouble());
    Camera camera = new Camera(width, height, horizon, focal, 4 + 0.6 * random.nextDouble());
    double promenadeEnd = 11 + 1.5 * random.nextDouble();
    double lawnEnd = promenadeEnd + 4 + 1.5 * random.nextDouble();
    double houseDepth = lawnEnd + 3.2 + random.nextDouble();
    double side = random.nextBoolean() ? 1 : -1;
    double crossing = side * (1.5 + 3 * random.nextDouble());
    return new Layout(
        camera, promenadeEnd, lawnEnd, houseDepth, crossing, 1.3, texture, random.nextLong());
  }

  /** The nearest depth of the ground that is in the picture. */
  public double nearestDepth() {
    return camera.groundDepth(camera.height());
  }

  /** Whether a place is on the grass. */
  public boolean isLawn(double across, double depth) {
    return depth > promenadeEnd
        && depth < lawnEnd
        && Math.abs(across - crossing) > crossingHalfWidth;
  }
}

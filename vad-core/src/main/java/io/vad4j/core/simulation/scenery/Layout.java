package io.vad4j.core.simulation.scenery;

import io.vad4j.core.simulation.render.Camera;
import java.util.Random;

/**
 * Ground plan of the street: from front to back a promenade, a lawn with a crossing path, a
 * pavement and a row of houses.
 *
 * @param camera the camera
 * @param promenadeEnd depth in metres of the border between promenade and lawn
 * @param lawnEnd depth of the border between lawn and pavement
 * @param houseDepth depth of the house fronts
 * @param crossing metres to the right at which a path crosses the lawn
 * @param crossingHalfWidth half the width of that path
 * @param texture texture strength; 1 is the default, 0 is flat
 * @param seed seed of the background
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

  /** The random layout of a seed. */
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

  /** The smallest depth of the ground within the image. */
  public double nearestDepth() {
    return camera.groundDepth(camera.height());
  }

  /** Whether a position is on the lawn. */
  public boolean isLawn(double across, double depth) {
    return depth > promenadeEnd
        && depth < lawnEnd
        && Math.abs(across - crossing) > crossingHalfWidth;
  }
}

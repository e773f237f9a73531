package io.vad4j.core.simulation.street;

import io.vad4j.core.simulation.scenery.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Normal pedestrians: along the promenade and the pavement, and over the path between them, alone
 * or in pairs.
 */
public final class Crowd {
  private final Layout layout;
  private final double walkingSpeed;
  private final boolean oneWay;
  private final Random random;

  /**
   * Creates the pedestrians of a street.
   *
   * @param layout layout of the street
   * @param walkingSpeed mean speed in metres per second
   * @param oneWay whether all walk to the right on the promenade and to the left on the pavement
   * @param random source of all other random values
   */
  public Crowd(Layout layout, double walkingSpeed, boolean oneWay, Random random) {
    this.layout = layout;
    this.walkingSpeed = walkingSpeed;
    this.oneWay = oneWay;
    this.random = random;
  }

  /**
   * All pedestrians of a clip.
   *
   * @param seconds length of the clip
   * @param atOnce mean number of pedestrians at a time
   */
  public List<Actor> people(double seconds, double atOnce) {
    List<Actor> people = new ArrayList<>();
    double early = 3 * layout.houseDepth() / walkingSpeed;
    // Mean duration of a route in seconds.
    double stay = meanLength() / walkingSpeed;
    double gap = stay / Math.max(1e-6, atOnce) * 1.2;
    for (double time = -early; time < seconds; time += gap(gap)) {
      boolean pair = random.nextInt(5) == 0;
      add(people, time, pair);
    }
    return people;
  }

  private double gap(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  private void add(List<Actor> people, double time, boolean pair) {
    double[] route = route();
    double speed = pace();
    people.add(new Actor(new Pedestrian(random), new Trajectory(time, speed, route), Actor.NORMAL));
    if (pair) {
      double[] beside = route.clone();
      double offset = 0.55 + 0.15 * random.nextDouble();
      boolean towards = Math.abs(route[1] - route[3]) > 0.5;
      for (int i = 0; i < beside.length; i++) {
        beside[i] += (i % 2 == 0) == towards ? offset : 0.12;
      }
      Trajectory track = new Trajectory(time + 0.1, speed, beside);
      people.add(new Actor(new Pedestrian(random), track, Actor.NORMAL));
    }
  }

  private double pace() {
    double pace = walkingSpeed * (1 + 0.12 * random.nextGaussian());
    return Math.max(0.7 * walkingSpeed, Math.min(1.3 * walkingSpeed, pace));
  }

  /** A random normal route. */
  double[] route() {
    double choice = random.nextDouble();
    double near = promenadeLane();
    double far = pavementLane();
    if (choice < 0.6) {
      return along(near);
    }
    if (choice < 0.82) {
      return along(far);
    }
    double over = layout.crossing() + (random.nextDouble() - 0.5) * layout.crossingHalfWidth();
    boolean nearRight = random.nextBoolean();
    boolean farRight = random.nextBoolean();
    boolean away = random.nextBoolean();
    if (oneWay) {
      nearRight = !away;
      farRight = !away;
    }
    double from = (nearRight ? 1 : -1) * edge(near);
    double to = (farRight ? 1 : -1) * edge(far);
    return away
        ? new double[] {from, near, over, near, over, far, to, far}
        : new double[] {to, far, over, far, over, near, from, near};
  }

  /** The depth of a random lane on the promenade whose ground is in the image. */
  double promenadeLane() {
    double near = layout.nearestDepth() + 0.7;
    return near + (layout.promenadeEnd() - 0.5 - near) * random.nextDouble();
  }

  /** The depth of a random lane on the pavement. */
  double pavementLane() {
    double near = layout.lawnEnd() + 0.5;
    return near + (layout.houseDepth() - 0.6 - near) * random.nextDouble();
  }

  /** A route from one edge of the image to the other at a depth, in the normal direction. */
  double[] along(double depth) {
    boolean right = random.nextBoolean();
    double edge = (oneWay ? depth < layout.lawnEnd() : right) ? edge(depth) : -edge(depth);
    return new double[] {-edge, depth, edge, depth};
  }

  /** Distance from the centre at which a person is outside the image. */
  double edge(double depth) {
    return layout.camera().halfWidth(depth) + 1.6;
  }

  private double meanLength() {
    double near = 2 * edge((layout.nearestDepth() + layout.promenadeEnd()) / 2);
    double far = 2 * edge((layout.lawnEnd() + layout.houseDepth()) / 2);
    return 0.6 * near + 0.22 * far + 0.18 * (near / 2 + far / 2 + layout.houseDepth() - 8);
  }
}

package io.vad4j.core.simulation.street;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Those who do not belong. Each method gives what appears when one of a kind does. */
public final class AnomalyActors {
  private static final Actor.Role ABNORMAL = pose -> true;

  private final Layout layout;
  private final double walkingSpeed;
  private final Random random;
  private final Crowd crowd;

  /**
   * Intruders of a street.
   *
   * @param layout the street
   * @param walkingSpeed mean speed of those who belong, in metres a second
   * @param crowd those who belong
   * @param random decides all else
   */
  public AnomalyActors(Layout layout, double walkingSpeed, Crowd crowd, Random random) {
    this.layout = layout;
    this.walkingSpeed = walkingSpeed;
    this.random = random;
    this.crowd = crowd;
  }

  /** Someone who looks like anybody else, at a run. */
  public List<Actor> runner(double start) {
    double speed = walkingSpeed * (2.6 + 0.6 * random.nextDouble());
    Trajectory track = new Trajectory(start, speed, crowd.along(crowd.promenadeLane()));
    return List.of(new Actor(new Pedestrian(random).withBag(false), track, ABNORMAL));
  }

  /** Someone on a bicycle. */
  public List<Actor> cyclist(double start) {
    double speed = walkingSpeed * (3 + random.nextDouble());
    Trajectory track = new Trajectory(start, speed, crowd.along(crowd.promenadeLane()));
    return List.of(new Actor(new Cyclist(random), track, ABNORMAL));
  }

  /** A cart. */
  public List<Actor> cart(double start) {
    double speed = walkingSpeed * (1.7 + 0.8 * random.nextDouble());
    double depth = Math.max(layout.nearestDepth() + 1.5, crowd.promenadeLane());
    Trajectory track = new Trajectory(start, speed, crowd.along(depth));
    return List.of(new Actor(new Cart(random), track, ABNORMAL));
  }

  /** A cart at a walk. */
  public List<Actor> slowCart(double start) {
    double depth = Math.max(layout.nearestDepth() + 1.5, crowd.promenadeLane());
    Trajectory track = new Trajectory(start, walkingSpeed, crowd.along(depth));
    return List.of(new Actor(new Cart(random), track, ABNORMAL));
  }

  /** Someone who walks along the promenade against the way that people go there. */
  public List<Actor> wrongWay(double start) {
    double[] route = crowd.along(crowd.promenadeLane());
    Trajectory track = new Trajectory(start, walkingSpeed, route[2], route[3], route[0], route[1]);
    return List.of(new Actor(new Pedestrian(random), track, ABNORMAL));
  }

  /** Someone behind a chequered board, on any way that people go. */
  public List<Actor> placard(double start) {
    Trajectory track = new Trajectory(start, walkingSpeed, crowd.route());
    return List.of(new Actor(new Placard(random), track, ABNORMAL));
  }

  /** Someone who walks over the grass, from one edge of the picture to the other. */
  public List<Actor> offPath(double start) {
    double depth =
        layout.promenadeEnd()
            + (layout.lawnEnd() - layout.promenadeEnd()) * (0.25 + 0.35 * random.nextDouble());
    Trajectory track = new Trajectory(start, walkingSpeed, crowd.along(depth));
    return List.of(new Actor(new Pedestrian(random), track, ABNORMAL));
  }

  /**
   * A bag that somebody puts down and leaves, and somebody else takes along much later; abnormal
   * while it lies there alone.
   *
   * @param start when it is put down
   * @param seconds how long it lies
   */
  public List<Actor> bag(double start, double seconds) {
    double depth = crowd.promenadeLane();
    double position = layout.camera().halfWidth(depth) * (1.2 * random.nextDouble() - 0.6);
    List<Actor> actors = new ArrayList<>();
    actors.addAll(passerBy(position, depth - 0.1, start, true));
    actors.addAll(passerBy(position, depth - 0.1, start + seconds, false));
    Pose pose = new Pose(position + 0.25, depth, 0, 0, 0);
    Actor.Motion lyingMotion =
        time -> time >= start && time < start + seconds ? Optional.of(pose) : Optional.empty();
    actors.add(new Actor(new Bag(random), lyingMotion, ABNORMAL));
    return actors;
  }

  /**
   * Someone who falls, lies on the promenade, gets up and walks on; abnormal while lying.
   *
   * @param start when the fall is
   * @param seconds how long it takes to get up
   */
  public List<Actor> fallen(double start, double seconds) {
    double depth = crowd.promenadeLane();
    double position = layout.camera().halfWidth(depth) * (1.2 * random.nextDouble() - 0.6);
    double[] route = crowd.along(depth);
    double walked = Math.abs(position - route[0]) / walkingSpeed;
    Trajectory before = new Trajectory(start - walked, walkingSpeed, route);
    Trajectory after = new Trajectory(start + seconds - walked, walkingSpeed, route);
    Pedestrian person = new Pedestrian(random).withBag(false);
    Pose pose = new Pose(position, depth, route[2] > route[0] ? 1 : -1, 0, 0);
    Actor.Motion upright =
        time ->
            time < start
                ? before.at(time)
                : time < start + seconds ? Optional.empty() : after.at(time);
    Actor.Motion lyingMotion =
        time -> time >= start && time < start + seconds ? Optional.of(pose) : Optional.empty();
    return List.of(
        new Actor(person, upright, Actor.NORMAL),
        new Actor(person.toFallenPerson(), lyingMotion, ABNORMAL));
  }

  /** Someone who passes a place at a time, with a bag in hand before or after. */
  private List<Actor> passerBy(double position, double depth, double when, boolean before) {
    double[] route = crowd.along(depth);
    double start = when - Math.abs(position - route[0]) / walkingSpeed;
    Trajectory track = new Trajectory(start, walkingSpeed, route);
    Pedestrian person = new Pedestrian(random);
    Actor.Motion first = time -> time < when ? track.at(time) : Optional.empty();
    Actor.Motion after = time -> time < when ? Optional.empty() : track.at(time);
    return List.of(
        new Actor(person.withBag(before), first, Actor.NORMAL),
        new Actor(person.withBag(!before), after, Actor.NORMAL));
  }
}

package io.vad4j.core.simulation.street;

import io.vad4j.core.simulation.scenery.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Factory of abnormal actors. Each method returns the actors of one anomaly. */
public final class AnomalyActors {
  private static final Actor.Role ABNORMAL = pose -> true;

  private final Layout layout;
  private final double walkingSpeed;
  private final Random random;
  private final Crowd crowd;

  /**
   * Creates a factory for a street.
   *
   * @param layout layout of the street
   * @param walkingSpeed mean speed of normal pedestrians in metres per second
   * @param crowd the normal pedestrians
   * @param random source of all other random values
   */
  public AnomalyActors(Layout layout, double walkingSpeed, Crowd crowd, Random random) {
    this.layout = layout;
    this.walkingSpeed = walkingSpeed;
    this.random = random;
    this.crowd = crowd;
  }

  /** A running person. */
  public List<Actor> runner(double start) {
    double speed = walkingSpeed * (2.6 + 0.6 * random.nextDouble());
    Trajectory track = new Trajectory(start, speed, crowd.along(crowd.promenadeLane()));
    return List.of(new Actor(new Pedestrian(random).withBag(false), track, ABNORMAL));
  }

  /** A cyclist. */
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

  /** A cart at walking speed. */
  public List<Actor> slowCart(double start) {
    double depth = Math.max(layout.nearestDepth() + 1.5, crowd.promenadeLane());
    Trajectory track = new Trajectory(start, walkingSpeed, crowd.along(depth));
    return List.of(new Actor(new Cart(random), track, ABNORMAL));
  }

  /** A person who walks along the promenade against the normal direction. */
  public List<Actor> wrongWay(double start) {
    double[] route = crowd.along(crowd.promenadeLane());
    Trajectory track = new Trajectory(start, walkingSpeed, route[2], route[3], route[0], route[1]);
    return List.of(new Actor(new Pedestrian(random), track, ABNORMAL));
  }

  /** A person behind a chequered board, on a normal route. */
  public List<Actor> placard(double start) {
    Trajectory track = new Trajectory(start, walkingSpeed, crowd.route());
    return List.of(new Actor(new Placard(random), track, ABNORMAL));
  }

  /** A person who walks over the grass, from one edge of the image to the other. */
  public List<Actor> offPath(double start) {
    double depth =
        layout.promenadeEnd()
            + (layout.lawnEnd() - layout.promenadeEnd()) * (0.25 + 0.35 * random.nextDouble());
    Trajectory track = new Trajectory(start, walkingSpeed, crowd.along(depth));
    return List.of(new Actor(new Pedestrian(random), track, ABNORMAL));
  }

  /**
   * A bag that a person puts down and another picks up later; abnormal while it is unattended.
   *
   * @param start time in seconds at which it is put down
   * @param seconds how long it is unattended
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
   * A person who falls, lies on the promenade, gets up and walks on; abnormal while lying.
   *
   * @param start time of the fall in seconds
   * @param seconds how long the person lies
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

  /** A person who passes a position at a time, with a bag in hand before or after. */
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

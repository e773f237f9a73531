package io.vad4j.core.source.street;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Those who do not belong. Each method gives what appears when one of a kind does. */
public final class Intruders {
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
  public Intruders(Layout layout, double walkingSpeed, Crowd crowd, Random random) {
    this.layout = layout;
    this.walkingSpeed = walkingSpeed;
    this.random = random;
    this.crowd = crowd;
  }

  /** Someone who looks like anybody else, at a run. */
  public List<Actor> runner(double start) {
    double speed = walkingSpeed * (2.6 + 0.6 * random.nextDouble());
    Track track = new Track(start, speed, crowd.along(crowd.promenadeLane()));
    return List.of(new Actor(new Pedestrian(random).carrying(false), track, ABNORMAL));
  }

  /** Someone on a bicycle. */
  public List<Actor> cyclist(double start) {
    double speed = walkingSpeed * (3 + random.nextDouble());
    Track track = new Track(start, speed, crowd.along(crowd.promenadeLane()));
    return List.of(new Actor(new Cyclist(random), track, ABNORMAL));
  }

  /** A cart. */
  public List<Actor> cart(double start) {
    double speed = walkingSpeed * (1.7 + 0.8 * random.nextDouble());
    double depth = Math.max(layout.nearest() + 1.5, crowd.promenadeLane());
    Track track = new Track(start, speed, crowd.along(depth));
    return List.of(new Actor(new Cart(random), track, ABNORMAL));
  }

  /** A cart at a walk. */
  public List<Actor> slowCart(double start) {
    double depth = Math.max(layout.nearest() + 1.5, crowd.promenadeLane());
    Track track = new Track(start, walkingSpeed, crowd.along(depth));
    return List.of(new Actor(new Cart(random), track, ABNORMAL));
  }

  /** Someone who walks along the promenade against the way that people go there. */
  public List<Actor> wrongWay(double start) {
    double[] usual = crowd.along(crowd.promenadeLane());
    Track track = new Track(start, walkingSpeed, usual[2], usual[3], usual[0], usual[1]);
    return List.of(new Actor(new Pedestrian(random), track, ABNORMAL));
  }

  /** Someone behind a chequered board, on any way that people go. */
  public List<Actor> placard(double start) {
    Track track = new Track(start, walkingSpeed, crowd.route());
    return List.of(new Actor(new Placard(random), track, ABNORMAL));
  }

  /** Someone who walks over the grass, from one edge of the picture to the other. */
  public List<Actor> offPath(double start) {
    double depth =
        layout.promenadeEnd()
            + (layout.lawnEnd() - layout.promenadeEnd()) * (0.25 + 0.35 * random.nextDouble());
    Track track = new Track(start, walkingSpeed, crowd.along(depth));
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
    double place = layout.camera().halfWidth(depth) * (1.2 * random.nextDouble() - 0.6);
    List<Actor> actors = new ArrayList<>();
    actors.addAll(passing(place, depth - 0.1, start, true));
    actors.addAll(passing(place, depth - 0.1, start + seconds, false));
    Pose pose = new Pose(place + 0.25, depth, 0, 0, 0);
    Actor.Motion lying =
        time -> time >= start && time < start + seconds ? Optional.of(pose) : Optional.empty();
    actors.add(new Actor(new Bag(random), lying, ABNORMAL));
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
    double place = layout.camera().halfWidth(depth) * (1.2 * random.nextDouble() - 0.6);
    double[] route = crowd.along(depth);
    double walked = Math.abs(place - route[0]) / walkingSpeed;
    Track before = new Track(start - walked, walkingSpeed, route);
    Track after = new Track(start + seconds - walked, walkingSpeed, route);
    Pedestrian person = new Pedestrian(random).carrying(false);
    Pose pose = new Pose(place, depth, route[2] > route[0] ? 1 : -1, 0, 0);
    Actor.Motion upright =
        time ->
            time < start
                ? before.at(time)
                : time < start + seconds ? Optional.empty() : after.at(time);
    Actor.Motion lying =
        time -> time >= start && time < start + seconds ? Optional.of(pose) : Optional.empty();
    return List.of(
        new Actor(person, upright, Actor.NORMAL), new Actor(person.lying(), lying, ABNORMAL));
  }

  /** Someone who passes a place at a time, with a bag in hand before or after. */
  private List<Actor> passing(double place, double depth, double when, boolean before) {
    double[] route = crowd.along(depth);
    double start = when - Math.abs(place - route[0]) / walkingSpeed;
    Track track = new Track(start, walkingSpeed, route);
    Pedestrian person = new Pedestrian(random);
    Actor.Motion first = time -> time < when ? track.at(time) : Optional.empty();
    Actor.Motion then = time -> time < when ? Optional.empty() : track.at(time);
    return List.of(
        new Actor(person.carrying(before), first, Actor.NORMAL),
        new Actor(person.carrying(!before), then, Actor.NORMAL));
  }
}

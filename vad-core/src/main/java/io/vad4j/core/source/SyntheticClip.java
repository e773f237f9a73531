package io.vad4j.core.source;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.core.image.PixelMask;
import io.vad4j.core.source.street.Actor;
import io.vad4j.core.source.street.Crowd;
import io.vad4j.core.source.street.Intruders;
import io.vad4j.core.source.street.Layout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One clip of a {@link SyntheticScene}, with what is abnormal in it. Immutable and safe to share
 * between threads; frames and masks are drawn when they are asked for.
 *
 * @since 0.1.0
 */
public final class SyntheticClip {
  /** An anomaly is seen when it covers this share of the picture: 31 of 320 × 240 pixels. */
  private static final double LEAST_SHARE = 0.0004;

  private final SyntheticScene scene;
  private final long seed;
  private final int frameCount;
  private final CameraFaults faults;
  private final List<Actor> actors = new ArrayList<>();
  private final Map<SyntheticAnomaly, List<Actor>> intruders =
      new EnumMap<>(SyntheticAnomaly.class);

  SyntheticClip(SyntheticScene scene, long seed, int frameCount, Set<SyntheticAnomaly> kinds) {
    if (frameCount < 1) {
      throw new IllegalArgumentException("A clip of " + frameCount + " frames; at least 1.");
    }
    this.scene = scene;
    this.seed = seed;
    this.frameCount = frameCount;
    Layout layout = scene.street().layout();
    Random random = new Random(scene.seed() * 0x9E3779B97F4A7C15L + seed);
    double seconds = frameCount / scene.frameRate();
    Crowd crowd = new Crowd(layout, scene.walkingSpeed(), scene.oneWay(), random);
    actors.addAll(crowd.people(seconds, scene.crowd()));
    if (!kinds.isEmpty()) {
      stage(new Intruders(layout, scene.walkingSpeed(), crowd, random), kinds, seconds, random);
    }
    faults = new CameraFaults(scene.disturbances(), seed, scene.height());
  }

  /** Lets anomalies happen one after the other, all kinds in turn. */
  private void stage(Intruders cast, Set<SyntheticAnomaly> kinds, double seconds, Random random) {
    List<SyntheticAnomaly> order = new ArrayList<>(kinds);
    order.sort(null);
    Collections.shuffle(order, random);
    double time = Math.min(0.2 * seconds, 8);
    for (int i = 0; time < seconds; i++) {
      SyntheticAnomaly kind = order.get(i % order.size());
      double lying = 8 + 6 * random.nextDouble();
      List<Actor> appearing =
          switch (kind) {
            case CYCLIST -> cast.cyclist(time);
            case RUNNER -> cast.runner(time);
            case CART -> cast.cart(time);
            case OFF_PATH -> cast.offPath(time);
            case BAG -> cast.bag(time, lying);
            case WRONG_WAY -> cast.wrongWay(time);
            case SLOW_CART -> cast.slowCart(time);
            case PLACARD -> cast.placard(time);
            case FALLEN -> cast.fallen(time, lying);
          };
      intruders.computeIfAbsent(kind, any -> new ArrayList<>()).addAll(appearing);
      actors.addAll(appearing);
      double stay =
          switch (kind) {
            case CYCLIST, RUNNER, CART -> 5;
            case OFF_PATH, WRONG_WAY, SLOW_CART, PLACARD -> 9;
            case BAG, FALLEN -> lying;
          };
      time += (stay + 2 + 4 * random.nextDouble()) / Math.max(0.5, scene.walkingSpeed() / 1.3);
    }
  }

  /** {@return what to call it in messages} */
  public String name() {
    return "synthetic street %d, clip %d".formatted(scene.seed(), seed);
  }

  /** {@return the scene that it is of} */
  public SyntheticScene scene() {
    return scene;
  }

  /** {@return the number of frames} */
  public int frameCount() {
    return frameCount;
  }

  /**
   * Opens the clip from its first frame; as often as needed, and several at a time.
   *
   * @return a source, which the caller closes
   */
  public FrameSource open() {
    return new SyntheticSource(this);
  }

  /**
   * {@return one frame, drawn now}
   *
   * @param index from 0
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public Frame frame(int index) {
    check(index);
    return new SyntheticSensor(this).expose(index);
  }

  /**
   * {@return whether anything abnormal is seen in a frame}
   *
   * @param index from 0
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public boolean abnormal(int index) {
    return !mask(index).isEmpty();
  }

  /**
   * {@return where in a frame something abnormal is seen, less what hides it}
   *
   * @param index from 0
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public PixelMask mask(int index) {
    check(index);
    return mask(index, actor -> true);
  }

  /**
   * {@return where in a frame an anomaly of one kind is seen, less what hides it}
   *
   * @param index from 0
   * @param kind the kind to look for
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public PixelMask mask(int index, SyntheticAnomaly kind) {
    check(index);
    Set<Actor> wanted = Set.copyOf(intruders.getOrDefault(kind, List.of()));
    return mask(index, wanted::contains);
  }

  long seed() {
    return seed;
  }

  List<Actor> actors() {
    return actors;
  }

  double time(int index) {
    return index / scene.frameRate();
  }

  CameraFaults faults() {
    return faults;
  }

  private PixelMask mask(int index, Predicate<Actor> wanted) {
    double time = time(faults.shown(index));
    BitSet bits = scene.street().abnormal(actors, time, wanted);
    faults.offset(index).shift(bits, scene.width(), scene.height());
    boolean seen = bits.cardinality() > LEAST_SHARE * scene.width() * scene.height();
    return seen
        ? PixelMask.of(scene.width(), scene.height(), bits)
        : PixelMask.empty(scene.width(), scene.height());
  }

  private void check(int index) {
    Objects.checkIndex(index, frameCount);
  }

  @Override
  public String toString() {
    return "SyntheticClip[" + name() + ", " + frameCount + " frames]";
  }
}

package io.vad4j.core.simulation;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.core.image.PixelMask;
import io.vad4j.core.simulation.scenery.Layout;
import io.vad4j.core.simulation.street.Actor;
import io.vad4j.core.simulation.street.AnomalyActors;
import io.vad4j.core.simulation.street.Crowd;
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
 * Clip of a {@link SyntheticScene} with its ground truth. Immutable and thread-safe; frames and
 * masks are rendered on demand.
 *
 * @since 0.1.0
 */
public final class SyntheticVideo {
  /** An anomaly is visible if it covers this fraction of the image: 31 of 320 × 240 pixels. */
  private static final double MIN_MASK_FRACTION = 0.0004;

  private final SyntheticScene scene;
  private final long seed;
  private final int frameCount;
  private final CameraCorruptions corruptions;
  private final SceneDisturbances disturbances;
  private final List<Actor> actors = new ArrayList<>();
  private final Map<SyntheticAnomaly, List<Actor>> anomalyActors =
      new EnumMap<>(SyntheticAnomaly.class);

  SyntheticVideo(SyntheticScene scene, long seed, int frameCount, Set<SyntheticAnomaly> kinds) {
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
      addAnomalies(
          new AnomalyActors(layout, scene.walkingSpeed(), crowd, random), kinds, seconds, random);
    }
    corruptions = new CameraCorruptions(scene.corruptions(), seed, scene.height());
    disturbances = new SceneDisturbances(scene, seed, seconds);
  }

  /** Adds anomalies one after the other, all kinds in turn. */
  private void addAnomalies(
      AnomalyActors factory, Set<SyntheticAnomaly> kinds, double seconds, Random random) {
    List<SyntheticAnomaly> order = new ArrayList<>(kinds);
    order.sort(null);
    Collections.shuffle(order, random);
    double time = Math.min(0.2 * seconds, 8);
    for (int i = 0; time < seconds; i++) {
      SyntheticAnomaly kind = order.get(i % order.size());
      double lyingSeconds = 8 + 6 * random.nextDouble();
      List<Actor> added =
          switch (kind) {
            case CYCLIST -> factory.cyclist(time);
            case RUNNER -> factory.runner(time);
            case CART -> factory.cart(time);
            case OFF_PATH -> factory.offPath(time);
            case BAG -> factory.bag(time, lyingSeconds);
            case WRONG_WAY -> factory.wrongWay(time);
            case SLOW_CART -> factory.slowCart(time);
            case PLACARD -> factory.placard(time);
            case FALLEN -> factory.fallen(time, lyingSeconds);
          };
      anomalyActors.computeIfAbsent(kind, any -> new ArrayList<>()).addAll(added);
      actors.addAll(added);
      double visibleSeconds =
          switch (kind) {
            case CYCLIST, RUNNER, CART -> 5;
            case OFF_PATH, WRONG_WAY, SLOW_CART, PLACARD -> 9;
            case BAG, FALLEN -> lyingSeconds;
          };
      time +=
          (visibleSeconds + 2 + 4 * random.nextDouble())
              / Math.max(0.5, scene.walkingSpeed() / 1.3);
    }
  }

  /** {@return its name, for messages} */
  public String name() {
    return "synthetic street %d, clip %d".formatted(scene.seed(), seed);
  }

  /** {@return its scene} */
  public SyntheticScene scene() {
    return scene;
  }

  /** {@return the number of frames} */
  public int frameCount() {
    return frameCount;
  }

  /**
   * {@return a new source of the clip from its first frame, which the caller closes; several may be
   * open at a time}
   */
  public FrameSource open() {
    return new SyntheticSource(this);
  }

  /**
   * {@return one frame, rendered now}
   *
   * @param index from 0
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public Frame frame(int index) {
    check(index);
    return new SensorNoise(this).expose(index);
  }

  /**
   * {@return whether an anomaly is visible in a frame}
   *
   * @param index from 0
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public boolean isAbnormal(int index) {
    return !mask(index).isEmpty();
  }

  /**
   * {@return the pixels of visible anomalies in a frame, without occluded ones}
   *
   * @param index from 0
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public PixelMask mask(int index) {
    check(index);
    return mask(index, actor -> true);
  }

  /**
   * {@return the pixels of visible anomalies of one kind in a frame, without occluded ones}
   *
   * @param index from 0
   * @param kind the kind
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public PixelMask mask(int index, SyntheticAnomaly kind) {
    check(index);
    Set<Actor> selected = Set.copyOf(anomalyActors.getOrDefault(kind, List.of()));
    return mask(index, selected::contains);
  }

  /**
   * {@return when disturbances change the scene, in the order of their start; empty without
   * disturbances}
   */
  public List<SceneChange> changes() {
    return disturbances.changes();
  }

  /**
   * {@return the pixels at which disturbances change the empty street by more than 12 grey levels,
   * against the street without disturbances}
   *
   * @param index from 0
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public PixelMask disturbanceMask(int index) {
    check(index);
    return new SensorNoise(this).disturbanceMask(index);
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

  CameraCorruptions corruptions() {
    return corruptions;
  }

  SceneDisturbances disturbances() {
    return disturbances;
  }

  private PixelMask mask(int index, Predicate<Actor> selected) {
    double time = time(corruptions.sourceIndex(index));
    BitSet bits =
        scene.street().anomalyMask(actors, time, disturbances.at(time).windTime(), selected);
    corruptions.offset(index).shift(bits, scene.width(), scene.height());
    boolean visible = bits.cardinality() > MIN_MASK_FRACTION * scene.width() * scene.height();
    return visible
        ? PixelMask.of(scene.width(), scene.height(), bits)
        : PixelMask.empty(scene.width(), scene.height());
  }

  private void check(int index) {
    Objects.checkIndex(index, frameCount);
  }

  @Override
  public String toString() {
    return "SyntheticVideo[" + name() + ", " + frameCount + " frames]";
  }
}

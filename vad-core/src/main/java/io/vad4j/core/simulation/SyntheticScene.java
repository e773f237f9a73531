package io.vad4j.core.simulation;

import io.vad4j.core.simulation.scenery.Layout;
import io.vad4j.core.simulation.street.Street;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/**
 * Simulated street in front of a fixed camera: pedestrians on a promenade, a lawn with a crossing
 * path, and houses behind; with sensor noise and illumination drift. The same seeds give the same
 * pixels on every machine, and anomalies have ground truth per pixel.
 *
 * <pre>{@code
 * SyntheticScene scene = SyntheticScene.builder().seed(1).build();
 * try (FrameSource normal = scene.normalClip(1, 500).open()) {
 *   detector.fit(normal);
 * }
 * SyntheticVideo test = scene.testClip(2, 400);
 * }</pre>
 *
 * <p>The seed of the scene determines the layout, colours, textures and walking speed; the seed of
 * a clip determines who passes, when and where. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class SyntheticScene {
  private final Builder settings;
  private final double walkingSpeed;
  private final Street street;

  private SyntheticScene(Builder settings) {
    this.settings = settings;
    double baseSpeed = 1.2 + 0.25 * new Random(settings.seed).nextDouble();
    this.walkingSpeed = settings.speed * baseSpeed;
    this.street =
        new Street(
            Layout.of(settings.width, settings.height, settings.texture, settings.seed),
            settings.disturbances.contains(Disturbance.MOVED_FURNITURE),
            settings.disturbances.contains(Disturbance.SWAYING_TREES));
  }

  /** {@return a builder with all defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return the scene of a seed, with all other settings at their defaults}
   *
   * @param seed seed of the scene
   */
  public static SyntheticScene of(long seed) {
    return builder().seed(seed).build();
  }

  /**
   * {@return a clip without anomalies}
   *
   * @param clipSeed seed of the clip
   * @param frames number of frames, at least 1
   */
  public SyntheticVideo normalClip(long clipSeed, int frames) {
    return new SyntheticVideo(this, clipSeed, frames, Set.of());
  }

  /**
   * {@return a clip with anomalies of the kinds of the scene} It begins with normal frames, a fifth
   * of the clip and at most 8 seconds; then an anomaly begins about every ten seconds, the kinds in
   * turn in a random order.
   *
   * @param clipSeed seed of the clip
   * @param frames number of frames, at least 1
   */
  public SyntheticVideo testClip(long clipSeed, int frames) {
    return new SyntheticVideo(this, clipSeed, frames, settings.anomalies);
  }

  /** {@return width in pixels} */
  public int width() {
    return settings.width;
  }

  /** {@return height in pixels} */
  public int height() {
    return settings.height;
  }

  /** {@return frames per second} */
  public double frameRate() {
    return settings.frameRate;
  }

  /** {@return the seed of the scene} */
  public long seed() {
    return settings.seed;
  }

  Street street() {
    return street;
  }

  /** Mean walking speed in metres per second. */
  double walkingSpeed() {
    return walkingSpeed;
  }

  double crowd() {
    return settings.crowd;
  }

  double noise() {
    return settings.noise;
  }

  double illuminationDrift() {
    return settings.illuminationDrift;
  }

  boolean colour() {
    return settings.colour;
  }

  boolean oneWay() {
    return settings.oneWay;
  }

  Set<Corruption> corruptions() {
    return settings.corruptions;
  }

  Set<Disturbance> disturbances() {
    return settings.disturbances;
  }

  double timeScale() {
    return settings.timeScale;
  }

  @Override
  public String toString() {
    return "SyntheticScene[seed " + settings.seed + ", " + width() + "x" + height() + "]";
  }

  /**
   * Builder of a scene.
   *
   * @since 0.1.0
   */
  public static final class Builder implements Cloneable {
    private long seed;
    private int width = 320;
    private int height = 240;
    private double frameRate = 12.5;
    private double noise = 2;
    private double texture = 1;
    private double crowd = 7;
    private double speed = 1;
    private double illuminationDrift = 0.02;
    private boolean colour = true;
    private boolean oneWay;
    private Set<SyntheticAnomaly> anomalies = defaultAnomalies();
    private Set<Corruption> corruptions = EnumSet.noneOf(Corruption.class);
    private Set<Disturbance> disturbances = EnumSet.noneOf(Disturbance.class);
    private double timeScale = 1;

    private Builder() {}

    /**
     * Seed of the scene. Default 0.
     *
     * @param seed any number
     * @return this builder
     */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /**
     * Image size in pixels. Default 320 × 240.
     *
     * @param width 64 to 4096
     * @param height 64 to 4096
     * @return this builder
     */
    public Builder size(int width, int height) {
      this.width = (int) requireInRange("width", width, 64, 4096);
      this.height = (int) requireInRange("height", height, 64, 4096);
      return this;
    }

    /**
     * Frame rate in frames per second. Default 12.5.
     *
     * @param framesPerSecond 1 to 120
     * @return this builder
     */
    public Builder frameRate(double framesPerSecond) {
      this.frameRate = requireInRange("frame rate", framesPerSecond, 1, 120);
      return this;
    }

    /**
     * Standard deviation of the sensor noise in grey levels of 255. Default 2.
     *
     * @param deviation 0 to 50
     * @return this builder
     */
    public Builder noise(double deviation) {
      this.noise = requireInRange("noise", deviation, 0, 50);
      return this;
    }

    /**
     * Texture strength of ground and walls; 0 is flat. Default 1.
     *
     * @param strength 0 to 3
     * @return this builder
     */
    public Builder texture(double strength) {
      this.texture = requireInRange("texture", strength, 0, 3);
      return this;
    }

    /**
     * Mean number of pedestrians at a time. Default 7.
     *
     * @param people 0 to 60
     * @return this builder
     */
    public Builder crowd(double people) {
      this.crowd = requireInRange("crowd", people, 0, 60);
      return this;
    }

    /**
     * Factor of all speeds; 1 is a walk of about 1.3 m/s. Default 1.
     *
     * @param factor 0.25 to 4
     * @return this builder
     */
    public Builder speed(double factor) {
      this.speed = requireInRange("speed", factor, 0.25, 4);
      return this;
    }

    /**
     * Amplitude of the illumination drift within a clip, as a fraction. Default 0.02.
     *
     * @param fraction 0 to 0.3
     * @return this builder
     */
    public Builder illuminationDrift(double fraction) {
      this.illuminationDrift = requireInRange("illumination drift", fraction, 0, 0.3);
      return this;
    }

    /**
     * Whether frames are in colour. Default true.
     *
     * @param enabled false for grey frames
     * @return this builder
     */
    public Builder colour(boolean enabled) {
      this.colour = enabled;
      return this;
    }

    /**
     * Whether pedestrians keep to one direction: along the promenade to the right, along the
     * pavement to the left. Default false.
     *
     * @param enabled whether they keep to one direction
     * @return this builder
     */
    public Builder oneWay(boolean enabled) {
      this.oneWay = enabled;
      return this;
    }

    /**
     * Camera corruptions of all clips, applied together. Default none.
     *
     * @param kinds any number of kinds
     * @return this builder
     */
    public Builder corruptions(Corruption... kinds) {
      this.corruptions = EnumSet.noneOf(Corruption.class);
      this.corruptions.addAll(Arrays.asList(kinds));
      return this;
    }

    /**
     * Disturbances of all clips, applied together. Default none.
     *
     * @param kinds any number of kinds
     * @return this builder
     */
    public Builder disturbances(Disturbance... kinds) {
      this.disturbances = EnumSet.noneOf(Disturbance.class);
      this.disturbances.addAll(Arrays.asList(kinds));
      return this;
    }

    /**
     * Seconds by which slow light changes in one second of video: of {@link Disturbance#DAY},
     * {@link Disturbance#DUSK} and {@link Disturbance#WANDERING_SHADOW}. Default 1; with 24, a day
     * is an hour of video. People and timestamps keep their pace.
     *
     * @param factor 0.1 to 10,000
     * @return this builder
     */
    public Builder timeScale(double factor) {
      this.timeScale = requireInRange("time scale", factor, 0.1, 10_000);
      return this;
    }

    /**
     * Anomalies of test clips. Default all kinds except {@link SyntheticAnomaly#WRONG_WAY}.
     *
     * @param kinds any number of kinds; none for normal test clips
     * @return this builder
     */
    public Builder anomalies(SyntheticAnomaly... kinds) {
      this.anomalies = EnumSet.noneOf(SyntheticAnomaly.class);
      this.anomalies.addAll(Arrays.asList(kinds));
      return this;
    }

    private static Set<SyntheticAnomaly> defaultAnomalies() {
      return EnumSet.complementOf(EnumSet.of(SyntheticAnomaly.WRONG_WAY));
    }

    /**
     * Builds the scene and renders its background.
     *
     * @return the scene
     * @throws IllegalArgumentException if {@link SyntheticAnomaly#WRONG_WAY} is requested of a
     *     scene that is not one-way
     */
    public SyntheticScene build() {
      if (anomalies.contains(SyntheticAnomaly.WRONG_WAY) && !oneWay) {
        throw new IllegalArgumentException(
            "The anomaly wrong-way needs a one-way scene; set oneWay(true).");
      }
      return new SyntheticScene(copy());
    }

    private Builder copy() {
      try {
        Builder copy = (Builder) clone();
        copy.anomalies = Set.copyOf(anomalies);
        copy.corruptions = Set.copyOf(corruptions);
        copy.disturbances = Set.copyOf(disturbances);
        return copy;
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }

    private static double requireInRange(String name, double value, double min, double max) {
      if (!(value >= min && value <= max)) {
        throw new IllegalArgumentException(
            "The %s of a synthetic scene is %s; it must be from %s to %s."
                .formatted(name, value, min, max));
      }
      return value;
    }
  }
}

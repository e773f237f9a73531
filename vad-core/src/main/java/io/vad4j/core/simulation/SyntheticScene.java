package io.vad4j.core.simulation;

import io.vad4j.core.simulation.street.Layout;
import io.vad4j.core.simulation.street.Street;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/**
 * A made-up street in front of a fixed camera: people on a promenade, a lawn with a path across,
 * and houses behind; with sensor noise and slowly changing light. Clips of it are the same pixels
 * for the same seeds on every machine, and what is abnormal in them is known to the pixel.
 *
 * <pre>{@code
 * SyntheticScene scene = SyntheticScene.builder().seed(1).build();
 * try (FrameSource normal = scene.normalClip(1, 500).open()) {
 *   detector.fit(normal);
 * }
 * SyntheticClip test = scene.testClip(2, 400);
 * }</pre>
 *
 * <p>The scene's seed decides the place: what is where, colours, textures, how fast people walk. A
 * clip's seed decides who passes, when and where. Immutable and safe to share between threads.
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
        new Street(Layout.of(settings.width, settings.height, settings.texture, settings.seed));
  }

  /**
   * Starts a scene.
   *
   * @return a builder with all defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return the scene of a seed, with all else as usual}
   *
   * @param seed of the place
   */
  public static SyntheticScene of(long seed) {
    return builder().seed(seed).build();
  }

  /**
   * {@return a clip in which nothing is abnormal}
   *
   * @param clipSeed decides who passes
   * @param frames length of the clip, at least 1
   */
  public SyntheticVideo normalClip(long clipSeed, int frames) {
    return new SyntheticVideo(this, clipSeed, frames, Set.of());
  }

  /**
   * {@return a clip in which something abnormal happens now and then, of the kinds that the scene
   * was built with} It begins with some normal seconds, a fifth of the clip and at most 8; from
   * then on something new happens about every ten seconds, each kind in turn in a random order.
   *
   * @param clipSeed decides who passes
   * @param frames length of the clip, at least 1
   */
  public SyntheticVideo testClip(long clipSeed, int frames) {
    return new SyntheticVideo(this, clipSeed, frames, settings.anomalies);
  }

  /** {@return width of the picture in pixels} */
  public int width() {
    return settings.width;
  }

  /** {@return height of the picture in pixels} */
  public int height() {
    return settings.height;
  }

  /** {@return frames a second} */
  public double frameRate() {
    return settings.frameRate;
  }

  /** {@return the seed of the place} */
  public long seed() {
    return settings.seed;
  }

  Street street() {
    return street;
  }

  /** Mean speed of people in metres a second. */
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

  @Override
  public String toString() {
    return "SyntheticScene[seed " + settings.seed + ", " + width() + "x" + height() + "]";
  }

  /**
   * Settings of a scene.
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

    private Builder() {}

    /**
     * Seed of the place. Default 0.
     *
     * @param seed any number
     * @return this builder
     */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /**
     * Size of the picture in pixels, 64 to 4096 a side. Default 320 × 240.
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
     * Frames a second, 1 to 120. Default 12.5.
     *
     * @param framesPerSecond 1 to 120
     * @return this builder
     */
    public Builder frameRate(double framesPerSecond) {
      this.frameRate = requireInRange("frame rate", framesPerSecond, 1, 120);
      return this;
    }

    /**
     * Standard deviation of the sensor noise in grey levels of 255, 0 to 50. Default 2.
     *
     * @param deviation 0 to 50
     * @return this builder
     */
    public Builder noise(double deviation) {
      this.noise = requireInRange("noise", deviation, 0, 50);
      return this;
    }

    /**
     * How strong the pattern of ground and walls is, 0 (flat) to 3. Default 1.
     *
     * @param strength 0 to 3
     * @return this builder
     */
    public Builder texture(double strength) {
      this.texture = requireInRange("texture", strength, 0, 3);
      return this;
    }

    /**
     * How many people there are at a time on average, 0 to 60. Default 7.
     *
     * @param people 0 to 60
     * @return this builder
     */
    public Builder crowd(double people) {
      this.crowd = requireInRange("crowd", people, 0, 60);
      return this;
    }

    /**
     * How fast everything moves, 0.25 to 4; 1 is a walk of about 1.3 m/s. Default 1.
     *
     * @param factor 0.25 to 4
     * @return this builder
     */
    public Builder speed(double factor) {
      this.speed = requireInRange("speed", factor, 0.25, 4);
      return this;
    }

    /**
     * How much the light may change within a clip, as a share, 0 to 0.3. Default 0.02.
     *
     * @param fraction 0 to 0.3
     * @return this builder
     */
    public Builder illuminationDrift(double fraction) {
      this.illuminationDrift = requireInRange("light drift", fraction, 0, 0.3);
      return this;
    }

    /**
     * Whether frames are in colour. Default true.
     *
     * @param enabled false for grey
     * @return this builder
     */
    public Builder colour(boolean enabled) {
      this.colour = enabled;
      return this;
    }

    /**
     * Whether people keep to one way: along the promenade to the right, along the pavement to the
     * left. Default false: they go either way.
     *
     * @param enabled whether they do
     * @return this builder
     */
    public Builder oneWay(boolean enabled) {
      this.oneWay = enabled;
      return this;
    }

    /**
     * What the camera does to all clips; nothing if none is named. Default nothing.
     *
     * @param kinds any number of them, all at once
     * @return this builder
     */
    public Builder corruptions(Corruption... kinds) {
      this.corruptions = EnumSet.noneOf(Corruption.class);
      this.corruptions.addAll(Arrays.asList(kinds));
      return this;
    }

    /**
     * What happens in test clips; nothing if none is named. Default all kinds but {@link
     * SyntheticAnomaly#WRONG_WAY}.
     *
     * @param kinds any number of them
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
     * Paints the scene.
     *
     * @return the scene, ready to be filmed
     * @throws IllegalArgumentException if someone is to go the wrong way where there is none
     */
    public SyntheticScene build() {
      if (anomalies.contains(SyntheticAnomaly.WRONG_WAY) && !oneWay) {
        throw new IllegalArgumentException(
            "Nobody goes the wrong way where people go either way; make the scene one-way.");
      }
      return new SyntheticScene(copy());
    }

    private Builder copy() {
      try {
        Builder copy = (Builder) clone();
        copy.anomalies = Set.copyOf(anomalies);
        copy.corruptions = Set.copyOf(corruptions);
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

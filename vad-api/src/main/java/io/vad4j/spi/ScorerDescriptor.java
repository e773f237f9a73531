package io.vad4j.spi;

import io.vad4j.AnomalyKind;
import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.Pooling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Descriptor of a scorer: name, anomaly kind, properties and options. Its values are tested by the
 * test kit and relied on by the detector. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ScorerDescriptor {
  private final String name;
  private final String description;
  private final AnomalyKind kind;
  private final int warmUpFrames;
  private final boolean causal;
  private final OptionalDouble millisPerFrame;
  private final OptionalDouble trainingMillisPerFrame;
  private final Pooling pooling;
  private final double noiseFloor;
  private final boolean isDefault;
  private final int rank;
  private final boolean standalone;
  private final List<OptionSpec> options;

  private ScorerDescriptor(Builder builder) {
    this.name = builder.name;
    this.description = builder.description;
    this.kind = builder.kind;
    this.warmUpFrames = builder.warmUpFrames;
    this.causal = builder.causal;
    this.millisPerFrame = builder.millisPerFrame;
    this.trainingMillisPerFrame = builder.trainingMillisPerFrame;
    this.pooling = builder.pooling;
    this.noiseFloor = builder.noiseFloor;
    this.isDefault = builder.isDefault;
    this.rank = builder.rank;
    this.standalone = builder.standalone;
    this.options = List.copyOf(builder.options);
  }

  /**
   * {@return a builder with default values}
   *
   * @param name lower-case words joined by hyphens
   * @param description what it detects and what it misses, in one line
   * @throws IllegalArgumentException if the name is not of that form
   */
  public static Builder builder(String name, String description) {
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "'" + name + "' is no scorer name; use lower-case words joined by hyphens.");
    }
    return new Builder(name, description);
  }

  /** {@return lower-case words joined by hyphens} */
  public String name() {
    return name;
  }

  /** {@return what it detects and what it misses, in one line} */
  public String description() {
    return description;
  }

  /** {@return the kind of anomaly that it detects} */
  public AnomalyKind kind() {
    return kind;
  }

  /** {@return the number of frames without a map after the start or a reset} */
  public int warmUpFrames() {
    return warmUpFrames;
  }

  /** {@return whether a map depends on the current and earlier frames only} */
  public boolean causal() {
    return causal;
  }

  /**
   * {@return the approximate time in milliseconds for a frame of 360 × 240 pixels on one core of a
   * common processor, where it is declared}
   */
  public OptionalDouble millisPerFrame() {
    return millisPerFrame;
  }

  /**
   * {@return the approximate time of a training in milliseconds for each frame of it, on one core
   * of a common processor, where it is declared} The progress of a fit is estimated from it.
   */
  public OptionalDouble trainingMillisPerFrame() {
    return trainingMillisPerFrame;
  }

  /** {@return the recommended pooling of its maps} */
  public Pooling pooling() {
    return pooling;
  }

  /**
   * {@return the noise floor: the smallest significant difference of its pooled scores; 0 by
   * default}
   */
  public double noiseFloor() {
    return noiseFloor;
  }

  /**
   * {@return whether a detector for which no scorers are chosen has this one, unless a default
   * scorer of the same kind has a higher rank}
   */
  public boolean isDefault() {
    return isDefault;
  }

  /** {@return its rank among the default scorers of its kind, of which the highest are taken} */
  public int rank() {
    return rank;
  }

  /**
   * {@return whether it is scored in a channel of its own kind, with a calibration, a threshold and
   * events of its own, instead of being fused with scorers of other kinds}
   */
  public boolean standalone() {
    return standalone;
  }

  /** {@return the specifications of its options} */
  public List<OptionSpec> options() {
    return options;
  }

  /**
   * {@return the given options, validated, with the defaults of those not given}
   *
   * @param given values by option name
   * @throws InvalidOptionException if an option is unknown or its value is not valid
   */
  public Options resolve(Options given) {
    Options resolved = Options.none();
    for (OptionSpec option : options) {
      resolved = resolved.with(option.name(), option.defaultValue());
    }
    Map<String, OptionSpec> known =
        options.stream().collect(Collectors.toMap(OptionSpec::name, option -> option));
    for (Map.Entry<String, String> entry : given.asMap().entrySet()) {
      OptionSpec option = known.get(entry.getKey());
      if (option == null) {
        throw new InvalidOptionException(
            "Scorer %s has no option '%s'; it has %s."
                .formatted(
                    name,
                    entry.getKey(),
                    known.isEmpty()
                        ? "none"
                        : known.keySet().stream().sorted().collect(Collectors.joining(", "))));
      }
      option.check(entry.getValue());
      resolved = resolved.with(entry.getKey(), entry.getValue());
    }
    return resolved;
  }

  @Override
  public String toString() {
    return "ScorerDescriptor[" + name + "]";
  }

  /**
   * Builds a {@link ScorerDescriptor}; not thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private final String name;
    private final String description;
    private AnomalyKind kind = AnomalyKind.OTHER;
    private int warmUpFrames;
    private boolean causal = true;
    private OptionalDouble millisPerFrame = OptionalDouble.empty();
    private OptionalDouble trainingMillisPerFrame = OptionalDouble.empty();
    private Pooling pooling = Pooling.max(3);
    private double noiseFloor;
    private boolean isDefault;
    private int rank;
    private boolean standalone;
    private final List<OptionSpec> options = new ArrayList<>();

    private Builder(String name, String description) {
      this.name = name;
      this.description = description;
    }

    /**
     * The kind of anomaly that the scorer detects. Default {@link AnomalyKind#OTHER}.
     *
     * @param kind any kind
     * @return this builder
     */
    public Builder kind(AnomalyKind kind) {
      this.kind = kind;
      return this;
    }

    /**
     * The number of warm-up frames without a map. Default 0.
     *
     * @param frames at least 0
     * @return this builder
     */
    public Builder warmUpFrames(int frames) {
      if (frames < 0) {
        throw new IllegalArgumentException("Warm-up of " + frames + " frames.");
      }
      this.warmUpFrames = frames;
      return this;
    }

    /**
     * Whether a map depends on the current and earlier frames only. Default true.
     *
     * @param causal false if it depends on later frames
     * @return this builder
     */
    public Builder causal(boolean causal) {
      this.causal = causal;
      return this;
    }

    /**
     * The approximate time for a frame. Default: not declared.
     *
     * @param milliseconds for a frame of 360 × 240 on one core of a common processor, above 0
     * @return this builder
     */
    public Builder millisPerFrame(double milliseconds) {
      this.millisPerFrame = OptionalDouble.of(positive("millisPerFrame", milliseconds));
      return this;
    }

    /**
     * The approximate time of a training for each frame of it. Default: that of scoring a frame.
     *
     * @param milliseconds of one core of a common processor, above 0
     * @return this builder
     */
    public Builder trainingMillisPerFrame(double milliseconds) {
      this.trainingMillisPerFrame =
          OptionalDouble.of(positive("trainingMillisPerFrame", milliseconds));
      return this;
    }

    private static double positive(String name, double milliseconds) {
      if (!(milliseconds > 0 && milliseconds < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            name + " of " + milliseconds + "; give a positive number.");
      }
      return milliseconds;
    }

    /**
     * The recommended pooling of its maps. Default: max pooling with a window of 3.
     *
     * @param pooling any pooling
     * @return this builder
     */
    public Builder pooling(Pooling pooling) {
      this.pooling = pooling;
      return this;
    }

    /**
     * The noise floor: the smallest significant difference of pooled scores. For scorers that may
     * be 0 on all normal frames, so that the surprisal of scores just above 0 stays finite. Default
     * 0.
     *
     * @param difference in the unit of the scorer; at least 0
     * @return this builder
     */
    public Builder noiseFloor(double difference) {
      if (!(difference >= 0 && difference < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("A noise floor of " + difference + "; give at least 0.");
      }
      this.noiseFloor = difference;
      return this;
    }

    /**
     * Whether a detector for which no scorers are chosen has this one. Default false.
     *
     * @param isDefault true to be taken unless a default scorer of the same kind has a higher rank
     * @return this builder
     */
    public Builder isDefault(boolean isDefault) {
      this.isDefault = isDefault;
      return this;
    }

    /**
     * Rank among the default scorers of the same kind: all of the highest rank are taken, the
     * others are not. Default 0.
     *
     * @param rank any number
     * @return this builder
     */
    public Builder rank(int rank) {
      this.rank = rank;
      return this;
    }

    /**
     * Whether the scorer has, with others of its kind, a channel of its own instead of being fused.
     * For anomalies that are normal to all other scorers, whose scores would only add noise to it.
     * Default false.
     *
     * @param standalone true for a channel of its own
     * @return this builder
     */
    public Builder standalone(boolean standalone) {
      this.standalone = standalone;
      return this;
    }

    /**
     * Adds an option.
     *
     * @param option name, range and default
     * @return this builder
     */
    public Builder option(OptionSpec option) {
      if (options.stream().anyMatch(other -> other.name().equals(option.name()))) {
        throw new IllegalArgumentException("Scorer " + name + " has two options " + option.name());
      }
      options.add(option);
      return this;
    }

    /** {@return the descriptor} */
    public ScorerDescriptor build() {
      return new ScorerDescriptor(this);
    }
  }
}

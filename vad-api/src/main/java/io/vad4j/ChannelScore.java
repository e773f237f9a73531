package io.vad4j;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Score of one frame in one channel: a group of scorers with a calibration, a threshold and events
 * of its own.
 *
 * <p>The first channel of a {@link Detection} is the fused one; each stand-alone channel holds
 * scorers that are not fused with the others, such as those of stationary objects. Immutable and
 * thread-safe.
 *
 * @since 0.1.0
 */
public final class ChannelScore extends ResultValue {
  /** Name of the channel that fuses scorers. */
  public static final String FUSED = "fused";

  private final String name;
  private final AnomalyKind kind;
  private final double score;
  private final double threshold;
  private final List<ScorerContribution> contributions;
  private final AnomalyMap map;
  private final List<AnomalyRegion> regions;
  private final Optional<AnomalyEvent> event;

  private ChannelScore(Builder builder) {
    name = Objects.requireNonNull(builder.name, "name");
    kind = builder.kind;
    score = builder.score;
    threshold = builder.threshold;
    contributions = List.copyOf(builder.contributions);
    map = Objects.requireNonNull(builder.map, "map");
    regions = List.copyOf(builder.regions);
    event = builder.event;
    if (!(score >= 0)) {
      throw new IllegalArgumentException(
          "Channel '%s' has a score of %s; a score is at least 0.".formatted(name, score));
    }
  }

  /** {@return a builder without values} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the name of the channel: {@value #FUSED}, or what a stand-alone channel detects} */
  public String name() {
    return name;
  }

  /** {@return the anomaly kind of the scorer with the largest weighted contribution} */
  public AnomalyKind kind() {
    return kind;
  }

  /**
   * {@return surprisal, −log10 of the probability that a normal frame scores as high; at least 0}
   */
  public double score() {
    return score;
  }

  /** {@return the score from which a frame is anomalous in this channel} */
  public double threshold() {
    return threshold;
  }

  /** {@return the surprisal and weight of each scorer of the channel} */
  public List<ScorerContribution> contributions() {
    return contributions;
  }

  /**
   * {@return the anomaly map of the channel, in units of its threshold: a cell of 1 is at the
   * threshold}
   */
  public AnomalyMap map() {
    return map;
  }

  /**
   * {@return the connected regions of cells of at least 1 in the map, the largest score first}
   *
   * <p>If no cell is that high although the score reaches the threshold, the region around the
   * highest cell. Otherwise empty.
   */
  public List<AnomalyRegion> regions() {
    return regions;
  }

  /** {@return the event of this channel that the frame belongs to, as known so far} */
  public Optional<AnomalyEvent> event() {
    return event;
  }

  /** {@return whether the score reaches the threshold} */
  public boolean anomalous() {
    return score >= threshold;
  }

  @Override
  Object[] properties() {
    return new Object[] {
      "name", name,
      "kind", kind,
      "score", score,
      "threshold", threshold,
      "contributions", contributions,
      "map", map,
      "regions", regions,
      "event", event
    };
  }

  /** Builds a {@link ChannelScore}; not thread-safe. */
  public static final class Builder {
    private @Nullable String name;
    private AnomalyKind kind = AnomalyKind.OTHER;
    private double score;
    private double threshold;
    private List<ScorerContribution> contributions = List.of();
    private @Nullable AnomalyMap map;
    private List<AnomalyRegion> regions = List.of();
    private Optional<AnomalyEvent> event = Optional.empty();

    private Builder() {}

    /**
     * {@return this builder}
     *
     * @param name the name of the channel: {@value #FUSED}, or what a stand-alone channel detects
     */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param kind the anomaly kind of the scorer with the largest weighted contribution
     */
    public Builder kind(AnomalyKind kind) {
      this.kind = kind;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param score surprisal, −log10 of the probability that a normal frame scores as high; at
     *     least 0
     */
    public Builder score(double score) {
      this.score = score;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param threshold the score from which a frame is anomalous in this channel
     */
    public Builder threshold(double threshold) {
      this.threshold = threshold;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param contributions the surprisal and weight of each scorer of the channel
     */
    public Builder contributions(List<ScorerContribution> contributions) {
      this.contributions = contributions;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param map the anomaly map of the channel, in units of its threshold: a cell of 1 is at the
     *     threshold
     */
    public Builder map(AnomalyMap map) {
      this.map = map;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param regions the regions of the map, the largest score first; see {@link
     *     ChannelScore#regions()}
     */
    public Builder regions(List<AnomalyRegion> regions) {
      this.regions = regions;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param event the event of this channel that the frame belongs to, as known so far
     */
    public Builder event(Optional<AnomalyEvent> event) {
      this.event = event;
      return this;
    }

    /**
     * {@return the result of the values given}
     *
     * @throws NullPointerException if a value is missing
     * @throws IllegalArgumentException if a value is out of range
     */
    public ChannelScore build() {
      return new ChannelScore(this);
    }
  }
}

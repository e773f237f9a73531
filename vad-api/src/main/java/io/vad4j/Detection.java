package io.vad4j;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Result of a detector for one frame: its overall score, its score in every channel, anomaly maps,
 * regions and events.
 *
 * <p>Scores are surprisals: −log10 of the probability that a normal frame scores as high, so that 2
 * is reached by one normal frame in 100 and 3 by one in 1,000. Beyond the range of the calibration
 * frames the tail is extrapolated. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Detection extends ResultValue {
  private final long index;
  private final Duration timestamp;
  private final int frameWidth;
  private final int frameHeight;
  private final Optional<String> source;
  private final Optional<Instant> clipStart;
  private final List<ChannelScore> channels;
  private final double score;
  private final double threshold;

  private Detection(Builder builder) {
    index = builder.index;
    timestamp = Objects.requireNonNull(builder.timestamp, "timestamp");
    frameWidth = builder.frameWidth;
    frameHeight = builder.frameHeight;
    source = builder.source;
    clipStart = builder.clipStart;
    channels = List.copyOf(builder.channels);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException(
          "Detection " + index + " has no channel; add the fused one.");
    }
    score = Double.isNaN(builder.score) ? highest().score() : builder.score;
    threshold = Double.isNaN(builder.score) ? highest().threshold() : builder.threshold;
    if (!(score >= 0)) {
      throw new IllegalArgumentException(
          "Detection %d has a score of %s; a score is at least 0.".formatted(index, score));
    }
  }

  /** {@return a builder without values} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the index of the frame in its clip, from 0} */
  public long index() {
    return index;
  }

  /** {@return the time of the frame since the start of its clip} */
  public Duration timestamp() {
    return timestamp;
  }

  /** {@return the name of the stream, if its session has one} */
  public Optional<String> source() {
    return source;
  }

  /** {@return the instant of the frame, if the start of its clip is known} */
  public Optional<Instant> instant() {
    return clipStart.map(instant -> instant.plus(timestamp));
  }

  /**
   * {@return the rectangle of a region in pixels of the frame as its source gave it}
   *
   * @param region a region of this detection
   * @throws IllegalStateException if the size of the frame is unknown
   */
  public BoundingBox.Pixels pixels(AnomalyRegion region) {
    if (frameWidth < 1 || frameHeight < 1) {
      throw new IllegalStateException("The size of frame " + index + " is not known.");
    }
    return region.box().toPixels(frameWidth, frameHeight);
  }

  /**
   * {@return the scores of all channels, the fused one first; without stand-alone channels whose
   * scorers are still warming up}
   */
  public List<ChannelScore> channels() {
    return channels;
  }

  /** {@return the score of the fused channel: the first of {@link #channels()}} */
  public ChannelScore fused() {
    return channels.get(0);
  }

  /**
   * {@return the overall score, at least 0: the surprisal of all channels together} It is that of
   * the fused channel where there is no other.
   */
  public double score() {
    return score;
  }

  /** {@return the overall score from which a frame is anomalous} */
  public double threshold() {
    return threshold;
  }

  /**
   * {@return whether the overall score reaches its threshold} Normal frames do at the false-alarm
   * rate of the detector over all channels together. {@link ChannelScore#anomalous()} is the
   * decision of one channel.
   */
  public boolean anomalous() {
    return score >= threshold;
  }

  /** {@return the anomaly kind of the channel that exceeds its threshold by most} */
  public AnomalyKind kind() {
    return highest().kind();
  }

  private ChannelScore highest() {
    ChannelScore highest = fused();
    for (ChannelScore channel : channels) {
      if (channel.score() - channel.threshold() > highest.score() - highest.threshold()) {
        highest = channel;
      }
    }
    return highest;
  }

  /** {@return the contributions of the scorers of the fused channel} */
  public List<ScorerContribution> contributions() {
    return fused().contributions();
  }

  /** {@return the anomaly map of the fused channel, in units of its threshold} */
  public AnomalyMap map() {
    return fused().map();
  }

  /** {@return the event of the fused channel that the frame belongs to, as known so far} */
  public Optional<AnomalyEvent> event() {
    return fused().event();
  }

  /**
   * {@return the regions of all channels: where the anomaly map reaches the threshold, whether or
   * not the score of the channel does; where only the score does, the surroundings of the peak}
   */
  public List<AnomalyRegion> regions() {
    return channels.stream().flatMap(channel -> channel.regions().stream()).toList();
  }

  @Override
  Object[] properties() {
    return new Object[] {
      "index", index,
      "timestamp", timestamp,
      "frameWidth", frameWidth,
      "frameHeight", frameHeight,
      "source", source,
      "clipStart", clipStart,
      "channels", channels,
      "score", score,
      "threshold", threshold
    };
  }

  /** Builds a {@link Detection}; not thread-safe. */
  public static final class Builder {
    private long index;
    private @Nullable Duration timestamp;
    private int frameWidth;
    private int frameHeight;
    private Optional<String> source = Optional.empty();
    private Optional<Instant> clipStart = Optional.empty();
    private List<ChannelScore> channels = List.of();
    private double score = Double.NaN;
    private double threshold;

    private Builder() {}

    /**
     * {@return this builder}
     *
     * @param index the index of the frame in its clip, from 0
     */
    public Builder index(long index) {
      this.index = index;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param timestamp the time of the frame since the start of its clip
     */
    public Builder timestamp(Duration timestamp) {
      this.timestamp = timestamp;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param width the width of the frame as its source gave it, in pixels
     * @param height the height of the frame in pixels
     */
    public Builder frameSize(int width, int height) {
      frameWidth = width;
      frameHeight = height;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param name the name of the stream, if it has one
     * @param clipStart the instant of time 0 of its clip, where known
     */
    public Builder stream(Optional<String> name, Optional<Instant> clipStart) {
      this.source = name;
      this.clipStart = clipStart;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param channels the scores of all channels, the fused one first; without stand-alone channels
     *     whose scorers are still warming up
     */
    public Builder channels(List<ChannelScore> channels) {
      this.channels = channels;
      return this;
    }

    /**
     * {@return this builder} Without it, score and threshold are those of the channel that exceeds
     * its threshold by most.
     *
     * @param score the surprisal of all channels together, at least 0
     * @param threshold the overall score from which a frame is anomalous
     */
    public Builder overall(double score, double threshold) {
      this.score = score;
      this.threshold = threshold;
      return this;
    }

    /**
     * {@return the result of the values given}
     *
     * @throws NullPointerException if a value is missing
     * @throws IllegalArgumentException if a value is out of range
     */
    public Detection build() {
      return new Detection(this);
    }
  }
}

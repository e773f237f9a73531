package io.vad4j;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Anomaly event: a run of anomalous frames of one channel, with its start, end, peak and region.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class AnomalyEvent extends ResultValue {
  private final int number;
  private final String id;
  private final Optional<String> source;
  private final Optional<Instant> clipStart;
  private final AnomalyKind kind;
  private final long startFrame;
  private final Duration start;
  private final long endFrame;
  private final Duration end;
  private final long peakFrame;
  private final Duration peak;
  private final double peakScore;
  private final BoundingBox region;
  private final List<ScorerContribution> contributions;
  private final List<TrackPoint> track;

  private AnomalyEvent(Builder builder) {
    number = builder.number;
    id = builder.id.isEmpty() ? Integer.toString(number) : builder.id;
    source = builder.source;
    clipStart = builder.clipStart;
    kind = builder.kind;
    startFrame = builder.startFrame;
    start = Objects.requireNonNull(builder.start, "start");
    endFrame = builder.endFrame;
    end = Objects.requireNonNull(builder.end, "end");
    peakFrame = builder.peakFrame;
    peak = Objects.requireNonNull(builder.peak, "peak");
    peakScore = builder.peakScore;
    region = Objects.requireNonNull(builder.region, "region");
    contributions = List.copyOf(builder.contributions);
    track = List.copyOf(builder.track);
    if (number < 1
        || startFrame > peakFrame
        || peakFrame > endFrame
        || start.compareTo(peak) > 0
        || peak.compareTo(end) > 0) {
      throw new IllegalArgumentException(
          "Event %d from frame %d (%s) to %d (%s) cannot have its peak at %d (%s)."
              .formatted(number, startFrame, start, endFrame, end, peakFrame, peak));
    }
  }

  /** {@return a builder without values} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder with the values of this object} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.number = number;
    builder.id = id;
    builder.source = source;
    builder.clipStart = clipStart;
    builder.kind = kind;
    builder.startFrame = startFrame;
    builder.start = start;
    builder.endFrame = endFrame;
    builder.end = end;
    builder.peakFrame = peakFrame;
    builder.peak = peak;
    builder.peakScore = peakScore;
    builder.region = region;
    builder.contributions = contributions;
    builder.track = track;
    return builder;
  }

  /** {@return the number of the event in its session, from 1; resets do not start it anew} */
  public int number() {
    return number;
  }

  /**
   * {@return the identifier of the event: name and start of its session, and its number} Unique
   * among all sessions of a {@linkplain SessionOptions#name() named} stream; the number alone where
   * the session has neither name nor start.
   */
  public String id() {
    return id;
  }

  /** {@return the name of the stream, if its session has one} */
  public Optional<String> source() {
    return source;
  }

  /** {@return the instant of {@link #start()}, if the start of the clip is known} */
  public Optional<Instant> startInstant() {
    return clipStart.map(instant -> instant.plus(start));
  }

  /** {@return the instant of {@link #end()}, if the start of the clip is known} */
  public Optional<Instant> endInstant() {
    return clipStart.map(instant -> instant.plus(end));
  }

  /** {@return the anomaly kind of the scorer with the largest weighted contribution at the peak} */
  public AnomalyKind kind() {
    return kind;
  }

  /** {@return the index of the first frame} */
  public long startFrame() {
    return startFrame;
  }

  /** {@return the time of the first frame since the start of the clip} */
  public Duration start() {
    return start;
  }

  /** {@return the index of the last frame} */
  public long endFrame() {
    return endFrame;
  }

  /**
   * {@return the time of the last frame; at 5 frames a second and fewer, the end of the interval
   * after it}
   */
  public Duration end() {
    return end;
  }

  /** {@return the index of the frame with the highest score} */
  public long peakFrame() {
    return peakFrame;
  }

  /** {@return the time of the frame with the highest score} */
  public Duration peak() {
    return peak;
  }

  /** {@return the highest score: a surprisal, in the unit of {@link Detection#score()}} */
  public double peakScore() {
    return peakScore;
  }

  /** {@return the bounding box of the peak in the anomaly map of the peak frame} */
  public BoundingBox region() {
    return region;
  }

  /** {@return the contributions of the scorers at the peak} */
  public List<ScorerContribution> contributions() {
    return contributions;
  }

  /**
   * {@return the regions of the frames of the event over time} Up to 128 frames from the first on,
   * evenly spaced where the event has more.
   */
  public List<TrackPoint> track() {
    return track;
  }

  /** {@return the time from the first frame to the last} */
  public Duration duration() {
    return end.minus(start);
  }

  @Override
  Object[] properties() {
    return new Object[] {
      "number", number,
      "id", id,
      "source", source,
      "clipStart", clipStart,
      "kind", kind,
      "startFrame", startFrame,
      "start", start,
      "endFrame", endFrame,
      "end", end,
      "peakFrame", peakFrame,
      "peak", peak,
      "peakScore", peakScore,
      "region", region,
      "contributions", contributions,
      "track", track
    };
  }

  /** Builds a {@link AnomalyEvent}; not thread-safe. */
  public static final class Builder {
    private int number;
    private String id = "";
    private Optional<String> source = Optional.empty();
    private Optional<Instant> clipStart = Optional.empty();
    private AnomalyKind kind = AnomalyKind.OTHER;
    private long startFrame;
    private @Nullable Duration start;
    private long endFrame;
    private @Nullable Duration end;
    private long peakFrame;
    private @Nullable Duration peak;
    private double peakScore;
    private @Nullable BoundingBox region;
    private List<ScorerContribution> contributions = List.of();
    private List<TrackPoint> track = List.of();

    private Builder() {}

    /**
     * {@return this builder}
     *
     * @param number the number of the event in its session, from 1
     */
    public Builder number(int number) {
      this.number = number;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param id the identifier of the event; by default its number
     */
    public Builder id(String id) {
      this.id = id;
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
     * @param track the regions of the frames of the event over time
     */
    public Builder track(List<TrackPoint> track) {
      this.track = track;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param kind the anomaly kind of the scorer with the largest weighted contribution at the peak
     */
    public Builder kind(AnomalyKind kind) {
      this.kind = kind;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param frame the index of the first frame
     * @param timestamp the time of the first frame since the start of the clip
     */
    public Builder start(long frame, Duration timestamp) {
      startFrame = frame;
      start = timestamp;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param frame the index of the last frame
     * @param timestamp the time of the last frame
     */
    public Builder end(long frame, Duration timestamp) {
      endFrame = frame;
      end = timestamp;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param frame the index of the frame with the highest score
     * @param timestamp the time of the frame with the highest score
     * @param score the highest score: a surprisal, in the unit of {@link Detection#score()}
     */
    public Builder peak(long frame, Duration timestamp, double score) {
      peakFrame = frame;
      peak = timestamp;
      peakScore = score;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param region the bounding box of the peak in the anomaly map of the peak frame
     */
    public Builder region(BoundingBox region) {
      this.region = region;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param contributions the contributions of the scorers at the peak
     */
    public Builder contributions(List<ScorerContribution> contributions) {
      this.contributions = contributions;
      return this;
    }

    /**
     * {@return the result of the values given}
     *
     * @throws NullPointerException if a value is missing
     * @throws IllegalArgumentException if a value is out of range
     */
    public AnomalyEvent build() {
      return new AnomalyEvent(this);
    }
  }
}

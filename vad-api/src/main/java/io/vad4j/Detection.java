package io.vad4j;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the detector says of one frame.
 *
 * <p>The score says how surprising the frame is on normal footage of this scene: −log10 of the
 * probability that a normal frame scores as high. A score of 2 is seen in one normal frame of 100,
 * a score of 3 in one of 1,000; beyond what the calibration footage can show, the tail is
 * extrapolated.
 *
 * @param index the frame's index
 * @param timestamp the frame's time since the start of the clip
 * @param score surprise, at least 0
 * @param fusedAnomalous whether the score reaches the detector's threshold
 * @param contributions what each scorer had to say
 * @param map where in the picture: values of at least 0, in which a cell of 1 or more is as unusual
 *     as the threshold; each scorer's map is averaged over the boxes of its {@link Pooling} first
 * @param event the event that the frame belongs to, as it stands so far
 * @param channels what is to be said of kinds of anomaly that are judged apart from the score, such
 *     as stillness; none while their scorers warm up
 * @since 0.1.0
 */
public record Detection(
    long index,
    Duration timestamp,
    double score,
    boolean fusedAnomalous,
    List<ScorerContribution> contributions,
    AnomalyMap map,
    Optional<AnomalyEvent> event,
    List<ChannelScore> channels) {

  /**
   * Keeps a copy of the list.
   *
   * @param index the frame's index
   * @param timestamp the frame's time since the start of the clip
   * @param score how unusual the frame is
   * @param fusedAnomalous whether the score reaches the detector's threshold
   * @param contributions what each scorer had to say
   * @param map where in the picture
   * @param event the event that the frame belongs to
   * @param channels what is to be said of kinds that are judged apart
   */
  public Detection {
    Objects.requireNonNull(timestamp, "time");
    Objects.requireNonNull(map, "map");
    Objects.requireNonNull(event, "event");
    contributions = List.copyOf(contributions);
    channels = List.copyOf(channels);
  }

  /**
   * A detection of a detector that judges no kind apart.
   *
   * @param index the frame's index
   * @param timestamp the frame's time since the start of the clip
   * @param score how unusual the frame is
   * @param fusedAnomalous whether the score reaches the detector's threshold
   * @param contributions what each scorer had to say
   * @param map where in the picture
   * @param event the event that the frame belongs to
   */
  public Detection(
      long index,
      Duration timestamp,
      double score,
      boolean fusedAnomalous,
      List<ScorerContribution> contributions,
      AnomalyMap map,
      Optional<AnomalyEvent> event) {
    this(index, timestamp, score, fusedAnomalous, contributions, map, event, List.of());
  }

  /** {@return whether the score, or that of any kind judged apart, reaches its threshold} */
  public boolean anomalous() {
    return fusedAnomalous || channels.stream().anyMatch(ChannelScore::anomalous);
  }

  /** {@return what was most unusual: the kind of the scorer that contributed most} */
  public AnomalyKind kind() {
    return kindOf(contributions);
  }

  static AnomalyKind kindOf(List<ScorerContribution> contributions) {
    return contributions.stream()
        .max(Comparator.comparingDouble(one -> one.weight() * one.surprisal()))
        .map(ScorerContribution::kind)
        .orElse(AnomalyKind.OTHER);
  }
}

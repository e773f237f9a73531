package io.vad4j;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the detector says of one frame about a kind of anomaly that is {@linkplain
 * io.vad4j.spi.ScorerDescriptor#standalone() standalone}: it has a calibration, a threshold and
 * events of its own, and adds nothing to {@link Detection#score()}.
 *
 * @param kind the kind of anomaly
 * @param score surprise, at least 0, in the unit of {@link Detection#score()}
 * @param anomalous whether the score reaches the threshold of this kind
 * @param contributions what each scorer of this kind had to say
 * @param map where in the picture, in the unit of {@link Detection#map()}
 * @param event the event of this kind that the frame belongs to, as it stands so far
 * @since 0.1.0
 */
public record ChannelScore(
    AnomalyKind kind,
    double score,
    boolean anomalous,
    List<ScorerContribution> contributions,
    AnomalyMap map,
    Optional<AnomalyEvent> event) {

  /**
   * Keeps a copy of the list.
   *
   * @param kind the kind of anomaly
   * @param score how unusual the frame is
   * @param anomalous whether the score reaches the threshold of this kind
   * @param contributions what each scorer of this kind had to say
   * @param map where in the picture
   * @param event the event of this kind that the frame belongs to
   */
  public ChannelScore {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(map, "map");
    Objects.requireNonNull(event, "event");
    contributions = List.copyOf(contributions);
  }
}

package io.vad4j.core.evaluation;

import io.vad4j.core.evaluation.event.DetectedEvent;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Scores of a detector on labelled clips: of each scorer of the fused channel, of each channel, and
 * overall. All series have the same clips.
 *
 * @param scorers the scorers of the fused channel
 * @param channels the channels with their events, the fused one first
 * @param overall the overall score
 * @param threshold threshold of the fused channel
 * @since 0.1.0
 */
public record DetectorScores(
    List<ScoredSeries> scorers,
    List<ScoredSeries> channels,
    ScoredSeries overall,
    OptionalDouble threshold) {
  /** Name of the row of what any channel flags. */
  public static final String ANY_CHANNEL = "any channel";

  /**
   * Copies the lists. {@inheritDoc}
   *
   * @throws IllegalArgumentException if there is no channel
   */
  public DetectorScores {
    scorers = List.copyOf(scorers);
    channels = List.copyOf(channels);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("A detector has at least one channel.");
    }
  }

  /** {@return the labelled scores of the fused channel} */
  public List<ScoredClip> fused() {
    return channels.get(0).clips();
  }

  /**
   * {@return the events of all channels in the order of clips and times; empty if a channel has
   * none of its own, or a clip has no timestamps}
   */
  public Optional<List<DetectedEvent>> events() {
    if (channels.stream().anyMatch(channel -> channel.events().isEmpty())
        || !fused().stream().allMatch(ScoredClip::hasTimestamps)) {
      return Optional.empty();
    }
    List<String> clips = fused().stream().map(ScoredClip::name).toList();
    return Optional.of(
        channels.stream()
            .flatMap(channel -> channel.events().orElseThrow().stream())
            .sorted(
                Comparator.comparing((DetectedEvent event) -> clips.indexOf(event.clip()))
                    .thenComparing(DetectedEvent::start))
            .toList());
  }

  /**
   * {@return the rows of a table: each scorer alone, the channels and, where there are several, any
   * of them and overall} A fused channel of one scorer has no row for it.
   */
  public List<ScoredSeries> rows() {
    List<ScoredSeries> rows = new ArrayList<>();
    if (scorers.size() > 1) {
      scorers.forEach(
          scorer ->
              rows.add(
                  new ScoredSeries(scorer.name() + " alone", scorer.clips(), scorer.events())));
    }
    rows.addAll(channels);
    if (channels.size() > 1) {
      rows.add(anyChannel());
      rows.add(overall);
    }
    return rows;
  }

  /** What any channel flags, ranked by the overall score. */
  private ScoredSeries anyChannel() {
    List<ScoredClip> clips = new ArrayList<>();
    for (int clip = 0; clip < overall.clips().size(); clip++) {
      ScoredClip scored = overall.clips().get(clip);
      boolean[] flagged = new boolean[scored.frameCount()];
      for (ScoredSeries channel : channels) {
        for (int frame = 0; frame < flagged.length; frame++) {
          flagged[frame] |= channel.clips().get(clip).isFlagged(frame);
        }
      }
      clips.add(scored.hasDecisions() ? scored.withDecisions(flagged) : scored);
    }
    return new ScoredSeries(ANY_CHANNEL, clips, events());
  }
}

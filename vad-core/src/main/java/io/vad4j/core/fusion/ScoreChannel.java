package io.vad4j.core.fusion;

import io.vad4j.AnomalyKind;
import io.vad4j.ChannelScore;
import io.vad4j.core.config.ScorerConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scorers that are judged together: fused to one score, with one calibration, one threshold and one
 * row of events. There is one panel of all kinds of evidence that are fused, which gives the score
 * of a detection, and one for each kind that is judged apart.
 *
 * @param kind the kind that is judged apart; empty for the panel that gives the score
 * @param members the scorers' places among the detector's, at least one
 */
public record ScoreChannel(Optional<AnomalyKind> kind, List<Integer> members) {

  /**
   * The panels of a detector; the first gives the score. Where all scorers are of kinds that are
   * judged apart, the first of these kinds gives it.
   */
  public static List<ScoreChannel> partition(List<ScorerConfig> scorers) {
    List<Integer> fused = new ArrayList<>();
    Map<AnomalyKind, List<Integer>> standalone = new LinkedHashMap<>();
    for (int i = 0; i < scorers.size(); i++) {
      AnomalyKind kind = scorers.get(i).provider().descriptor().kind();
      (kind.standalone() ? standalone.computeIfAbsent(kind, any -> new ArrayList<>()) : fused)
          .add(i);
    }
    List<ScoreChannel> channels = new ArrayList<>();
    if (!fused.isEmpty()) {
      channels.add(new ScoreChannel(Optional.empty(), List.copyOf(fused)));
    }
    standalone.forEach(
        (kind, members) ->
            channels.add(
                new ScoreChannel(
                    channels.isEmpty() ? Optional.empty() : Optional.of(kind),
                    List.copyOf(members))));
    return channels;
  }

  /** The name of the channel in detections: "fused", or what a stand-alone channel detects. */
  String name() {
    return kind.map(AnomalyKind::description).orElse(ChannelScore.FUSED);
  }

  /** What belongs to the members, of a list with something for each of the detector's scorers. */
  public <T> List<T> select(List<T> all) {
    return members.stream().map(all::get).toList();
  }
}

package io.vad4j.examples.cli.reproduce;

import io.vad4j.AnomalyMap;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.core.evaluate.PixelScores;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.UntrainedScorerProvider;
import java.util.List;
import java.util.Objects;

/** The methods beside the paper's network, each the mean over the picture as in the paper. */
final class Baselines {
  /** The scorers that stand for the paper's baselines, with what it calls them. */
  static final List<Baseline> ALL =
      List.of(
          new Baseline("optical-flow", "Optical flow magnitude"),
          new Baseline("frame-difference", "Frame differencing"),
          new Baseline("mog2", "MOG2 foreground"));

  /** The library's own evidence of motion, pooled as its descriptor has it. */
  static final Pooling BOX = Pooling.largestBox(3);

  private Baselines() {}

  /**
   * A baseline.
   *
   * @param scorer the scorer's name
   * @param title what tables call it
   */
  record Baseline(String scorer, String title) {

    /** The scorer's model, to be closed. */
    ScorerModel model() {
      ScorerProvider provider = Providers.scorers().get(scorer);
      if (provider instanceof UntrainedScorerProvider untrained) {
        return untrained.create(provider.descriptor().complete(Options.none()));
      }
      throw new IllegalStateException(scorer + " needs training.");
    }
  }

  /**
   * What a scorer makes of all clips.
   *
   * @param readings the numbers
   * @param pixels its maps against masks
   */
  record Result(Readings readings, PixelScores pixels) {}

  /** Looks at all clips with a scorer. */
  static Result read(ScorerModel model, List<WatchedClip> clips, List<Reading> ways) {
    PixelScores pixels = new PixelScores();
    try (MapSource source = MapSource.ofScorer(model)) {
      Readings readings =
          Readings.of(
              source,
              clips,
              ways,
              (soFar, clip, maps) -> {
                List<AnomalyMap> evidence =
                    maps.stream()
                        .map(frame -> Objects.requireNonNull(frame.get(Signal.EVIDENCE)))
                        .toList();
                for (int i = 0; i < evidence.size(); i++) {
                  AnomalyMap map = evidence.get(i);
                  clip.masks().apply(i).ifPresent(mask -> pixels.add(map, mask));
                }
              });
      return new Result(readings, pixels);
    }
  }
}

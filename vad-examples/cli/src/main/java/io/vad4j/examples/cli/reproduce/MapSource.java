package io.vad4j.examples.cli.reproduce;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Scorer;
import io.vad4j.VadException;
import io.vad4j.spi.ScorerModel;
import io.vad4j.tensorflow.FrameStudy;
import io.vad4j.tensorflow.MaskedAutoencoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at the frames of one stream and gives maps of each. For one thread. */
interface MapSource extends AutoCloseable {

  /** The maps of the next frame; empty while there are none yet. */
  Optional<Map<Signal, AnomalyMap>> read(Frame frame);

  /** The next frame starts another clip. */
  void reset();

  @Override
  void close();

  /**
   * The maps of all frames of a clip. The first frame has no predecessor, hence none of its own; it
   * takes those of the first that has.
   *
   * @throws VadException if no frame has any
   */
  default List<Map<Signal, AnomalyMap>> look(WatchedClip clip) {
    reset();
    List<Map<Signal, AnomalyMap>> maps = new ArrayList<>();
    int missing = 0;
    for (int i = 0; i < clip.size(); i++) {
      Optional<Map<Signal, AnomalyMap>> seen = read(clip.frames().frame(i));
      if (seen.isPresent()) {
        maps.add(seen.get());
      } else {
        missing++;
      }
    }
    if (maps.isEmpty()) {
      throw new VadException(
          "Clip %s has only %d frames, too few for a score; leave it out."
              .formatted(clip.name(), clip.size()));
    }
    maps.addAll(0, Collections.nCopies(missing, maps.get(0)));
    return maps;
  }

  /** The maps of a network of the paper. */
  static MapSource ofNetwork(ScorerModel model) {
    FrameStudy study = MaskedAutoencoder.of(model).study();
    return new MapSource() {
      @Override
      public Optional<Map<Signal, AnomalyMap>> read(Frame frame) {
        return study
            .maps(frame)
            .map(
                seen ->
                    Map.of(
                        Signal.ERROR, seen.error(),
                        Signal.WEIGHTED_ERROR, seen.weightedError(),
                        Signal.MOTION, seen.motion()));
      }

      @Override
      public void reset() {
        study.reset();
      }

      @Override
      public void close() {
        study.close();
      }
    };
  }

  /** The evidence of any scorer. */
  static MapSource ofScorer(ScorerModel model) {
    Scorer scorer = model.open();
    return new MapSource() {
      @Override
      public Optional<Map<Signal, AnomalyMap>> read(Frame frame) {
        return scorer.score(frame).map(map -> Map.of(Signal.EVIDENCE, map));
      }

      @Override
      public void reset() {
        scorer.reset();
      }

      @Override
      public void close() {
        scorer.close();
      }
    };
  }
}

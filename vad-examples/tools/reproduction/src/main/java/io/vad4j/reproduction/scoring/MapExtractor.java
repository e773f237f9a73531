package io.vad4j.reproduction.scoring;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Scorer;
import io.vad4j.VadException;
import io.vad4j.spi.ScorerModel;
import io.vad4j.tensorflow.MaskedAutoencoder;
import io.vad4j.tensorflow.ReconstructionInspector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at the frames of one stream and gives maps of each. For one thread. */
public interface MapExtractor extends AutoCloseable {

  /** The maps of the next frame; empty while there are none yet. */
  Optional<Map<MapType, AnomalyMap>> process(Frame frame);

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
  default List<Map<MapType, AnomalyMap>> extract(EvaluationClip clip) {
    reset();
    List<Map<MapType, AnomalyMap>> maps = new ArrayList<>();
    int missing = 0;
    for (int i = 0; i < clip.size(); i++) {
      Optional<Map<MapType, AnomalyMap>> frameMaps = process(clip.frames().frame(i));
      if (frameMaps.isPresent()) {
        maps.add(frameMaps.get());
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
  static MapExtractor forNetwork(ScorerModel model) {
    ReconstructionInspector inspector = MaskedAutoencoder.of(model).newInspector();
    return new MapExtractor() {
      @Override
      public Optional<Map<MapType, AnomalyMap>> process(Frame frame) {
        return inspector
            .computeMaps(frame)
            .map(
                frameMaps ->
                    Map.of(
                        MapType.ERROR, frameMaps.error(),
                        MapType.WEIGHTED_ERROR, frameMaps.weightedError(),
                        MapType.MOTION, frameMaps.motion()));
      }

      @Override
      public void reset() {
        inspector.reset();
      }

      @Override
      public void close() {
        inspector.close();
      }
    };
  }

  /** The evidence of any scorer. */
  static MapExtractor forScorer(ScorerModel model) {
    Scorer scorer = model.newScorer();
    return new MapExtractor() {
      @Override
      public Optional<Map<MapType, AnomalyMap>> process(Frame frame) {
        return scorer.score(frame).map(map -> Map.of(MapType.ANOMALY, map));
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

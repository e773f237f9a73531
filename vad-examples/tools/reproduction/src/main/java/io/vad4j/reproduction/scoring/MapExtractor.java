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

/** Computes the anomaly maps of the frames of one stream. Not thread-safe. */
public interface MapExtractor extends AutoCloseable {

  /** {@return the maps of the next frame; empty during warm-up} */
  Optional<Map<MapType, AnomalyMap>> process(Frame frame);

  /** Starts another clip. */
  void reset();

  @Override
  void close();

  /**
   * {@return the maps of all frames of a clip; frames of the warm-up take those of the first frame
   * after it}
   *
   * @throws VadException if no frame has maps
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

  /** {@return the maps of a network of the paper} */
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

  /** {@return the anomaly map of any scorer} */
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

package com.example.backbone;

import ai.onnxruntime.OrtException;
import com.example.backbone.FeatureNetwork.Features;
import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import java.util.Map;
import java.util.Optional;

/** The network and the memory bank, shared by all streams. */
record FeatureMemoryModel(FeatureNetwork network, FeatureMemory memory) implements ScorerModel {

  @Override
  public Map<String, byte[]> save() {
    return Map.of("network.onnx", network.file(), "memory", memory.toBytes());
  }

  @Override
  public Scorer newScorer() {
    return new FeatureMemoryScorer();
  }

  @Override
  public void close() {
    network.close();
  }

  /** Scores single frames; remembers only the size of the first. */
  private final class FeatureMemoryScorer implements Scorer {
    private int width;
    private int height;
    private boolean closed;

    @Override
    public Optional<AnomalyMap> score(Frame frame) {
      if (closed) {
        throw new IllegalStateException("This scorer is closed.");
      }
      boolean sameSize = width == 0 || frame.width() == width && frame.height() == height;
      if (frame.format() != PixelFormat.GRAY8 || !sameSize) {
        throw new InvalidFrameException(frame + " does not have the size of the first frame.");
      }
      width = frame.width();
      height = frame.height();
      try {
        Features features = network.run(frame);
        return Optional.of(
            AnomalyMap.of(features.columns(), features.rows(), memory.distances(features)));
      } catch (OrtException e) {
        throw new InvalidFrameException("The network cannot process " + frame + ".", e);
      }
    }

    @Override
    public void reset() {
      width = 0;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}

package io.vad4j.tensorflow.reconstruction;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Scorer;
import java.util.Optional;

/** Scores how badly each frame is reconstructed, and how much moves in it. */
final class ReconstructionScorer implements Scorer {
  private final ReconstructionStream stream;
  private final HybridScore hybridScore;
  private final int cellsPerSide;

  ReconstructionScorer(ReconstructionStream stream, HybridScore hybridScore, int cellsPerSide) {
    this.stream = stream;
    this.hybridScore = hybridScore;
    this.cellsPerSide = cellsPerSide;
  }

  @Override
  public Optional<AnomalyMap> score(Frame frame) {
    return stream.push(frame)
        ? Optional.of(
            AnomalyMap.of(cellsPerSide, cellsPerSide, hybridScore.compute(stream.measure())))
        : Optional.empty();
  }

  @Override
  public void reset() {
    stream.reset();
  }

  @Override
  public void close() {
    stream.close();
  }
}

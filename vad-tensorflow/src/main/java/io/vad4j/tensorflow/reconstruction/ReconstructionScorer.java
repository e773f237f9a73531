package io.vad4j.tensorflow.reconstruction;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Scorer;
import io.vad4j.tensorflow.Reconstruction;
import io.vad4j.tensorflow.ReconstructionInspector;
import io.vad4j.tensorflow.ReconstructionMaps;
import io.vad4j.tensorflow.network.ReconstructionNetwork;
import java.util.Optional;

/** Scores the reconstruction error and motion of each frame, and shows the reconstruction. */
final class ReconstructionScorer implements Scorer, ReconstructionInspector {
  private final InputNormalization normalization;
  private final HybridScore hybridScore;
  private final ReconstructionNetwork.ReconstructionSession session;
  private final float[] lookup;
  private float[] current;
  private float[] previous;
  private boolean started;
  private boolean closed;

  ReconstructionScorer(
      InputNormalization normalization,
      HybridScore hybridScore,
      ReconstructionNetwork.ReconstructionSession session) {
    this.normalization = normalization;
    this.hybridScore = hybridScore;
    this.session = session;
    this.lookup = normalization.lookupTable();
    this.current = new float[normalization.size() * normalization.size()];
    this.previous = new float[current.length];
  }

  @Override
  public Optional<AnomalyMap> score(Frame frame) {
    return computeMaps(frame).map(hybridScore::compute);
  }

  @Override
  public Optional<ReconstructionMaps> computeMaps(Frame frame) {
    return push(frame) ? Optional.of(session.computeMaps(current, previous)) : Optional.empty();
  }

  @Override
  public Optional<Reconstruction> inspect(Frame frame) {
    if (!push(frame)) {
      return Optional.empty();
    }
    ReconstructionNetwork.Explanation explanation = session.explain(current, previous);
    return Optional.of(
        new Reconstruction(
            normalization.size(),
            current.clone(),
            explanation.output(),
            explanation.maps(),
            hybridScore.hybrid(explanation.maps()),
            explanation.gradCam()));
  }

  /** Stores the next frame; returns whether there is a previous one. */
  private boolean push(Frame frame) {
    if (closed) {
      throw new IllegalStateException("This scorer is closed; open another.");
    }
    byte[] gray = normalization.resize(frame);
    float[] oldest = previous;
    previous = current;
    current = oldest;
    InputNormalization.normalize(gray, lookup, current);
    boolean hasPrevious = started;
    started = true;
    return hasPrevious;
  }

  @Override
  public void reset() {
    started = false;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      session.close();
    }
  }
}

package io.vad4j.tensorflow.reconstruction;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Restorable;
import io.vad4j.Scorer;
import io.vad4j.StateArchive;
import io.vad4j.tensorflow.Reconstruction;
import io.vad4j.tensorflow.ReconstructionInspector;
import io.vad4j.tensorflow.ReconstructionMaps;
import io.vad4j.tensorflow.network.ReconstructionNetwork;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Scores the reconstruction error and motion of each frame, and shows the reconstruction. */
final class ReconstructionScorer implements Scorer, ReconstructionInspector, Restorable {
  private final InputNormalization normalization;
  private final HybridScore hybridScore;
  private final ReconstructionNetwork.ReconstructionSession session;
  private final float[] lookup;
  private final float[] image;
  private final int previousCount;

  /** The previous frames, the newest first. */
  private final Deque<float[]> previous = new ArrayDeque<>();

  private float[] current;
  private boolean closed;

  ReconstructionScorer(
      InputNormalization normalization,
      HybridScore hybridScore,
      int previousCount,
      ReconstructionNetwork.ReconstructionSession session) {
    this.normalization = normalization;
    this.hybridScore = hybridScore;
    this.session = session;
    this.lookup = normalization.lookupTable();
    this.current = new float[normalization.size() * normalization.size()];
    this.previousCount = previousCount;
    this.image = new float[current.length * previousCount];
  }

  @Override
  public Optional<AnomalyMap> score(Frame frame) {
    return computeMaps(frame).map(hybridScore::compute);
  }

  @Override
  public Optional<ReconstructionMaps> computeMaps(Frame frame) {
    return push(frame) ? Optional.of(session.computeMaps(current, image)) : Optional.empty();
  }

  @Override
  public Optional<Reconstruction> inspect(Frame frame) {
    if (!push(frame)) {
      return Optional.empty();
    }
    ReconstructionNetwork.Explanation explanation = session.explain(current, image);
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
    boolean hasPrevious = !previous.isEmpty();
    if (hasPrevious) {
      writeImage();
    }
    current = previous.size() == previousCount ? previous.removeLast() : current.clone();
    InputNormalization.normalize(gray, lookup, current);
    previous.addFirst(current);
    return hasPrevious;
  }

  /** Writes the previous frames, the oldest again where there are too few. */
  private void writeImage() {
    float[] frame = previous.getFirst();
    Iterator<float[]> frames = previous.iterator();
    for (int i = 0; i < previousCount; i++) {
      frame = frames.hasNext() ? frames.next() : frame;
      InputNormalization.writeChannel(frame, i, previousCount, image);
    }
  }

  /** The frames before the newest, which a restored scorer has been given. */
  @Override
  public void exchange(StateArchive archive) {
    List<float[]> older = previous.stream().skip(1).toList();
    int count = archive.value(older.size());
    while (previous.size() > 1) {
      previous.removeLast();
    }
    for (int i = 0; i < count; i++) {
      float[] frame = i < older.size() ? older.get(i) : new float[current.length];
      archive.fill(frame);
      previous.addLast(frame);
    }
  }

  @Override
  public void reset() {
    previous.clear();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      session.close();
    }
  }
}

package io.vad4j.tensorflow.picture;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Scorer;
import java.util.Optional;

/** Scores how badly each frame is reconstructed, and how much moves in it. */
final class PictureScorer implements Scorer {
  private final PictureStream stream;
  private final Scoring scoring;
  private final int cells;

  PictureScorer(PictureStream stream, Scoring scoring, int cells) {
    this.stream = stream;
    this.scoring = scoring;
    this.cells = cells;
  }

  @Override
  public Optional<AnomalyMap> score(Frame frame) {
    return stream.next(frame)
        ? Optional.of(AnomalyMap.of(cells, cells, scoring.of(stream.measure())))
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

package io.vad4j.tensorflow.picture;

import io.vad4j.Frame;
import io.vad4j.tensorflow.network.PictureNetwork;
import java.util.Optional;

/** All that a network makes of the frames of one stream. For one thread. */
public final class PictureStudy implements AutoCloseable {
  private final PictureStream stream;
  private final Scoring scoring;
  private final int size;

  PictureStudy(PictureStream stream, Scoring scoring, int size) {
    this.stream = stream;
    this.scoring = scoring;
    this.size = size;
  }

  /**
   * What was made of a frame.
   *
   * @param input the picture as the network saw it
   * @param explained what the network made of it
   * @param hybrid the hybrid score of each cell
   */
  public record Studied(float[] input, PictureNetwork.Explained explained, float[] hybrid) {}

  /** Looks at the next frame; empty for the first. */
  public Optional<Studied> next(Frame frame) {
    if (!stream.next(frame)) {
      return Optional.empty();
    }
    PictureNetwork.Explained explained = stream.explain();
    return Optional.of(
        new Studied(stream.picture(), explained, scoring.hybrid(explained.measured())));
  }

  /** Measures the next frame only; empty for the first. */
  public Optional<PictureNetwork.Measured> measure(Frame frame) {
    return stream.next(frame) ? Optional.of(stream.measure()) : Optional.empty();
  }

  /** Rows and columns of a picture. */
  public int size() {
    return size;
  }

  /** Forgets the clip so far. */
  public void reset() {
    stream.reset();
  }

  @Override
  public void close() {
    stream.close();
  }
}

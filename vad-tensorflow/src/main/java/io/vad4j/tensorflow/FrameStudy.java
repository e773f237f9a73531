package io.vad4j.tensorflow;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.core.image.CellGrid;
import io.vad4j.tensorflow.network.PictureNetwork;
import io.vad4j.tensorflow.picture.PictureStudy;
import java.util.Optional;

/**
 * Looks at the frames of one stream and shows all that a network of {@code architecture=paper}
 * makes of them. Slower than scoring. For one thread.
 *
 * @since 0.1.0
 */
public final class FrameStudy implements AutoCloseable {
  private final PictureStudy pictures;

  FrameStudy(PictureStudy pictures) {
    this.pictures = pictures;
  }

  /**
   * Looks at the next frame.
   *
   * @param frame grey, of the size that the model was trained on
   * @return what the network makes of it; empty for the first frame after the start or a reset,
   *     which has no motion yet
   * @throws io.vad4j.InvalidFrameException if the frame is of another size or format
   * @throws IllegalStateException if the study or its model is closed
   */
  public Optional<StudiedFrame> study(Frame frame) {
    return pictures.next(frame).map(this::studied);
  }

  /**
   * Looks at the next frame for its maps alone, as quickly as a scorer does.
   *
   * @param frame grey, of the size that the model was trained on
   * @return the maps; empty for the first frame after the start or a reset, which has no motion yet
   * @throws io.vad4j.InvalidFrameException if the frame is of another size or format
   * @throws IllegalStateException if the study or its model is closed
   */
  public Optional<FrameMaps> maps(Frame frame) {
    return pictures
        .measure(frame)
        .map(
            measured ->
                new FrameMaps(
                    map(measured.error()), map(measured.weightedError()), map(measured.motion())));
  }

  private StudiedFrame studied(PictureStudy.Studied studied) {
    PictureNetwork.Explained explained = studied.explained();
    return new StudiedFrame(
        pictures.size(),
        studied.input(),
        explained.reconstruction(),
        map(explained.measured().error()),
        map(explained.measured().weightedError()),
        map(explained.measured().motion()),
        map(studied.hybrid()),
        map(explained.attention()));
  }

  private AnomalyMap map(float[] cells) {
    int side = pictures.size() / CellGrid.CELL;
    return AnomalyMap.of(side, side, cells);
  }

  /** Forgets the clip so far: the next frame starts another. */
  public void reset() {
    pictures.reset();
  }

  /** Lets go of native memory. Closing again does nothing. */
  @Override
  public void close() {
    pictures.close();
  }
}

package io.vad4j.motion.opencv;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.Restorable;
import io.vad4j.Scorer;
import io.vad4j.StateArchive;
import io.vad4j.core.image.CellGrid;
import io.vad4j.spi.ScorerDescriptor;
import java.util.Optional;

/**
 * Scorer of one stream by a {@link CellExtractor}: checks frames, subtracts the baseline of the
 * response and skips the warm-up.
 */
public final class CellScorer implements Scorer, Restorable {
  private final String name;
  private final int warmUp;
  private final CellExtractor extractor;
  private final FrameClock clock = new FrameClock();
  private final GrayImage image = new GrayImage();
  private CellGrid grid = new CellGrid(1, 1, 1, 1);
  private int frameCount;
  private boolean closed;

  /**
   * A scorer in its initial state.
   *
   * @param descriptor its name and warm-up, which is at least 1
   * @param extractor computes the response; closed with this scorer
   */
  public CellScorer(ScorerDescriptor descriptor, CellExtractor extractor) {
    this.name = descriptor.name();
    this.warmUp = descriptor.warmUpFrames();
    this.extractor = extractor;
  }

  @Override
  public Optional<AnomalyMap> score(Frame frame) {
    ensureOpen();
    checkFrame(frame);
    image.set(frame);
    frameCount++;
    if (frameCount == 1) {
      clock.start(frame.timestamp());
      extractor.start(image);
      return Optional.empty();
    }
    clock.advance(frame.timestamp());
    float[] response = extractor.extract(image, clock);
    return frameCount <= warmUp ? Optional.empty() : Optional.of(toMap(response));
  }

  @Override
  public void reset() {
    ensureOpen();
    frameCount = 0;
  }

  @Override
  public void exchange(StateArchive archive) {
    frameCount = archive.value(frameCount);
    clock.exchange(archive);
    extractor.exchange(archive);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      extractor.close();
      image.close();
    }
  }

  private void ensureOpen() {
    if (closed) {
      throw new IllegalStateException("Scorer " + name + " is closed; open another.");
    }
  }

  private void checkFrame(Frame frame) {
    if (frame.format() != PixelFormat.GRAY8) {
      throw new InvalidFrameException(
          "Scorer %s takes GRAY8 frames, but frame %d is %s; convert it to grayscale first."
              .formatted(name, frame.index(), frame.format()));
    }
    if (frameCount == 0) {
      extractor.checkSize(frame.width(), frame.height());
      grid = CellGrid.forImage(frame.width(), frame.height());
    } else if (frame.width() != grid.width() || frame.height() != grid.height()) {
      throw new InvalidFrameException(
          ("Frame %d is %dx%d pixels, but those before it were %dx%d; resize it, or reset scorer %s"
                  + " to start another clip.")
              .formatted(
                  frame.index(), frame.width(), frame.height(), grid.width(), grid.height(), name));
    }
  }

  private AnomalyMap toMap(float[] response) {
    extractor.subtractBaseline(response);
    return AnomalyMap.of(grid.columns(), grid.rows(), response);
  }
}

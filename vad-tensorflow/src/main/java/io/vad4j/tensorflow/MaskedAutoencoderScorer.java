package io.vad4j.tensorflow;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.Scorer;
import io.vad4j.core.image.CellGrid;
import io.vad4j.tensorflow.network.MotionArchitecture;
import io.vad4j.tensorflow.network.ScoringNetwork;
import java.util.Optional;

/** Compares the motion between each frame and the one before with what the network expects. */
final class MaskedAutoencoderScorer implements Scorer {
  private final Scene scene;
  private final SceneLayout layout;
  private final ScoringNetwork.Exchange network;
  private final FrameDifference difference;
  private final Evidence evidence;
  private final byte[] small;
  private final float[] picture;
  private final float[] motion;
  private final float[] expected;
  private final float[] scratch;
  private byte[] now;
  private byte[] before;
  private boolean started;
  private boolean closed;

  MaskedAutoencoderScorer(Scene scene, ScoringNetwork.Exchange network) {
    this.scene = scene;
    this.layout = scene.layout();
    this.network = network;
    CellGrid cells = layout.cells();
    MotionArchitecture architecture = layout.architecture();
    difference = new FrameDifference(cells);
    evidence = new Evidence(cells.columns(), cells.rows());
    small = new byte[layout.miniature().grid().cells()];
    picture = new float[architecture.pictureSize()];
    motion = new float[cells.cells()];
    expected = new float[cells.cells()];
    scratch = new float[cells.cells()];
    now = new byte[layout.width() * layout.height()];
    before = new byte[now.length];
  }

  @Override
  public Optional<AnomalyMap> score(Frame frame) {
    if (closed) {
      throw new IllegalStateException("This scorer is closed; open another.");
    }
    check(frame);
    byte[] oldest = before;
    before = now;
    now = oldest;
    frame.copyPixels(now);
    if (!started) {
      started = true;
      return Optional.empty();
    }
    difference.measure(before, now, motion);
    scene.toMotion(motion, scratch);
    layout.miniature().shrink(now, small);
    scene.toPicture(small, picture, 0);
    network.reconstruct(picture, motion, expected);
    return Optional.of(evidence.of(motion, expected));
  }

  private void check(Frame frame) {
    if (frame.format() != PixelFormat.GRAY8
        || frame.width() != layout.width()
        || frame.height() != layout.height()) {
      throw new InvalidFrameException(
          "Frame %d is %dx%d %s, but this model was trained on %dx%d GRAY8; convert it first."
              .formatted(
                  frame.index(),
                  frame.width(),
                  frame.height(),
                  frame.format(),
                  layout.width(),
                  layout.height()));
    }
  }

  @Override
  public void reset() {
    started = false;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      network.close();
    }
  }
}

package io.vad4j.tensorflow.motion;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.Scorer;
import io.vad4j.core.image.CellGrid;
import io.vad4j.tensorflow.network.MotionArchitecture;
import io.vad4j.tensorflow.network.ScoringNetwork;
import java.util.Optional;

/** Scores the motion of each frame in excess of the network's prediction. */
final class MotionAutoencoderScorer implements Scorer {
  private final SceneModel scene;
  private final InputGeometry geometry;
  private final ScoringNetwork.InferenceSession session;
  private final CellFrameDifference difference;
  private final MotionResidual residual;
  private final byte[] downsampled;
  private final float[] image;
  private final float[] motion;
  private final float[] expected;
  private final float[] scratch;
  private byte[] current;
  private byte[] previous;
  private boolean started;
  private boolean closed;

  MotionAutoencoderScorer(SceneModel scene, ScoringNetwork.InferenceSession session) {
    this.scene = scene;
    this.geometry = scene.geometry();
    this.session = session;
    CellGrid cells = geometry.cells();
    MotionArchitecture architecture = geometry.architecture();
    difference = new CellFrameDifference(cells);
    residual = new MotionResidual(cells.columns(), cells.rows());
    downsampled = new byte[geometry.downsampler().grid().cells()];
    image = new float[architecture.imageSize()];
    motion = new float[cells.cells()];
    expected = new float[cells.cells()];
    scratch = new float[cells.cells()];
    current = new byte[geometry.width() * geometry.height()];
    previous = new byte[current.length];
  }

  @Override
  public Optional<AnomalyMap> score(Frame frame) {
    if (closed) {
      throw new IllegalStateException("This scorer is closed; open another.");
    }
    check(frame);
    byte[] oldest = previous;
    previous = current;
    current = oldest;
    frame.copyTo(current);
    if (!started) {
      started = true;
      return Optional.empty();
    }
    difference.compute(previous, current, motion);
    scene.normalizeMotion(motion, scratch);
    geometry.downsampler().downsample(current, downsampled);
    scene.writeImage(downsampled, image);
    session.reconstruct(image, motion, expected);
    return Optional.of(residual.compute(motion, expected));
  }

  private void check(Frame frame) {
    if (frame.format() != PixelFormat.GRAY8
        || frame.width() != geometry.width()
        || frame.height() != geometry.height()) {
      throw new InvalidFrameException(
          "Frame %d is %dx%d %s, but this model was trained on %dx%d GRAY8; convert it first."
              .formatted(
                  frame.index(),
                  frame.width(),
                  frame.height(),
                  frame.format(),
                  geometry.width(),
                  geometry.height()));
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
      session.close();
    }
  }
}

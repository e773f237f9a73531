package io.vad4j.motion.opencv;

import io.vad4j.core.image.CellGrid;
import org.bytedeco.opencv.opencv_core.Mat;

/** Extractor of a response map of any resolution, which is averaged over cells. */
public abstract class ResponseMapExtractor implements CellExtractor {
  private final CellMeans cellMeans = new CellMeans();

  /** For subclasses. */
  protected ResponseMapExtractor() {}

  /** Resets the state and takes the first frame of a clip, {@code CV_8UC1}. */
  protected abstract void startMap(Mat image);

  /**
   * Takes the next frame of a clip, {@code CV_8UC1}.
   *
   * @return the response map: {@code CV_32FC1}, values of at least 0, of any resolution over the
   *     whole frame; valid until the next call
   */
  protected abstract Mat extractMap(Mat image, FrameClock clock);

  @Override
  public final void start(GrayImage image) {
    startMap(image.mat());
  }

  @Override
  public final float[] extract(GrayImage image, FrameClock clock) {
    return cellMeans.compute(
        extractMap(image.mat(), clock), CellGrid.forImage(image.width(), image.height()));
  }

  @Override
  public void close() {
    cellMeans.close();
  }
}

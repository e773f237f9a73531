package io.vad4j.core.dataset;

import io.vad4j.core.image.PixelMask;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Ground truth of a clip: frame labels and, where available, pixel masks. Frames are counted from
 * 0. Immutable and thread-safe; masks are read at every request.
 *
 * @since 0.1.0
 */
public final class GroundTruth {
  private final boolean[] abnormal;
  private final IntFunction<Optional<PixelMask>> masks;

  private GroundTruth(boolean[] abnormal, IntFunction<Optional<PixelMask>> masks) {
    this.abnormal = abnormal.clone();
    this.masks = masks;
  }

  /**
   * {@return ground truth of frame labels only}
   *
   * @param abnormal one label per frame
   */
  public static GroundTruth of(boolean[] abnormal) {
    return new GroundTruth(abnormal, frame -> Optional.empty());
  }

  /**
   * {@return ground truth of frame labels and pixel masks}
   *
   * @param abnormal one label per frame
   * @param masks reads the mask of a frame, empty where its pixels are not labelled; called from
   *     any thread
   */
  public static GroundTruth of(boolean[] abnormal, IntFunction<Optional<PixelMask>> masks) {
    return new GroundTruth(abnormal, masks);
  }

  /** {@return the number of frames} */
  public int frameCount() {
    return abnormal.length;
  }

  /** {@return the number of abnormal frames} */
  public int abnormalCount() {
    int count = 0;
    for (boolean frame : abnormal) {
      count += frame ? 1 : 0;
    }
    return count;
  }

  /**
   * {@return whether a frame is abnormal}
   *
   * @param frame from 0
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public boolean isAbnormal(int frame) {
    return abnormal[frame];
  }

  /** {@return a copy of the frame labels} */
  public boolean[] frameLabels() {
    return abnormal.clone();
  }

  /**
   * {@return the abnormal pixels of a frame; empty where pixels are not labelled} A normal frame of
   * a clip with pixel masks has an empty mask.
   *
   * @param frame from 0
   * @throws IndexOutOfBoundsException if there is no such frame
   * @throws io.vad4j.FrameSourceException if the mask cannot be read
   */
  public Optional<PixelMask> mask(int frame) {
    return masks.apply(Objects.checkIndex(frame, abnormal.length));
  }

  @Override
  public String toString() {
    return "GroundTruth[" + abnormalCount() + " of " + frameCount() + " frames abnormal]";
  }
}

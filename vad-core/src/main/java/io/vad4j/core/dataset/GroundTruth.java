package io.vad4j.core.dataset;

import io.vad4j.core.image.PixelMask;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Ground truth of a clip: frame labels and, where available, pixel masks and annotated tracks.
 * Frames are counted from 0. Immutable and thread-safe; masks are read at every request.
 *
 * @since 0.1.0
 */
public final class GroundTruth {
  private final boolean[] abnormal;
  private final IntFunction<Optional<PixelMask>> masks;
  private final Optional<GroundTruthTracks> tracks;

  private GroundTruth(
      boolean[] abnormal,
      IntFunction<Optional<PixelMask>> masks,
      Optional<GroundTruthTracks> tracks) {
    this.abnormal = abnormal;
    this.masks = masks;
    this.tracks = tracks;
  }

  /**
   * {@return ground truth of frame labels only}
   *
   * @param abnormal one label per frame
   */
  public static GroundTruth of(boolean[] abnormal) {
    return of(abnormal, frame -> Optional.empty());
  }

  /**
   * {@return ground truth of frame labels and pixel masks}
   *
   * @param abnormal one label per frame
   * @param masks reads the mask of a frame, empty where its pixels are not labelled; called from
   *     any thread
   */
  public static GroundTruth of(boolean[] abnormal, IntFunction<Optional<PixelMask>> masks) {
    return new GroundTruth(abnormal.clone(), masks, Optional.empty());
  }

  /**
   * {@return this ground truth with annotated tracks}
   *
   * @param tracks boxes of the anomalies
   * @throws io.vad4j.FrameSourceException if they name a frame that there is not
   */
  public GroundTruth withTracks(GroundTruthTracks tracks) {
    tracks.checkFrames(abnormal.length);
    return new GroundTruth(abnormal, masks, Optional.of(tracks));
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

  /** {@return the annotated tracks; empty where there are none} */
  public Optional<GroundTruthTracks> tracks() {
    return tracks;
  }

  /**
   * {@return the abnormal pixels of a frame; empty where it has no mask} A normal frame without a
   * mask has no abnormal pixels.
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

package io.vad4j.core.cutpaste;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.core.cutpaste.object.ObjectOverlay;
import io.vad4j.core.image.PixelMask;
import io.vad4j.spi.TrainingClip;
import java.time.Duration;
import java.util.BitSet;
import java.util.Objects;

/**
 * Section of a normal clip into which one object was pasted, with ground truth per pixel. It begins
 * with normal frames, on which detectors warm up.
 *
 * <p>Immutable and thread-safe; frames and masks are generated on demand from the original clips.
 *
 * @since 0.1.0
 */
public final class PseudoAnomalyClip implements TrainingClip {
  /** The object is visible if it covers this fraction of the image: 35 of 360 × 240 pixels. */
  private static final double MIN_MASK_FRACTION = 0.0004;

  private static final int MIN_MASK_PIXELS = 4;

  private final String name;
  private final PseudoAnomalyType type;
  private final TrainingClip clip;
  private final int first;
  private final int warmUpFrames;
  private final ObjectOverlay overlay;

  /**
   * Creates a clip.
   *
   * @param clip the clip into which the object is pasted
   * @param first position there of the first frame of this clip
   * @param warmUpFrames normal frames before the object appears
   * @param overlay the object; this clip ends with it
   */
  PseudoAnomalyClip(
      String name,
      PseudoAnomalyType type,
      TrainingClip clip,
      int first,
      int warmUpFrames,
      ObjectOverlay overlay) {
    this.name = name;
    this.type = type;
    this.clip = clip;
    this.first = first;
    this.warmUpFrames = warmUpFrames;
    this.overlay = overlay;
  }

  @Override
  public String name() {
    return name;
  }

  /** {@return the type of the pseudo-anomaly} */
  public PseudoAnomalyType type() {
    return type;
  }

  @Override
  public int size() {
    return warmUpFrames + overlay.length();
  }

  ObjectOverlay overlay() {
    return overlay;
  }

  /** {@return the number of normal frames before the object appears} */
  public int warmUpFrames() {
    return warmUpFrames;
  }

  @Override
  public Frame frame(int position) {
    Frame frame = normalFrame(position);
    if (position < warmUpFrames) {
      return frame;
    }
    byte[] samples = frame.toByteArray();
    overlay.paste(position - warmUpFrames, secondsSinceAppearance(position), samples, null);
    return Frame.of(
        position, frame.timestamp(), frame.width(), frame.height(), PixelFormat.GRAY8, samples);
  }

  /**
   * {@return the same frame without the object}
   *
   * @param position from 0 up to {@link #size()} less 1
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public Frame normalFrame(int position) {
    Objects.checkIndex(position, size());
    Frame frame = clip.frame(first + position);
    return frame.withPosition(position, frame.timestamp().minus(clip.frame(first).timestamp()));
  }

  private double secondsSinceAppearance(int position) {
    Duration appearance = clip.frame(first + warmUpFrames).timestamp();
    return clip.frame(first + position).timestamp().minus(appearance).toNanos() / 1e9;
  }

  /**
   * {@return whether the object is visible in a frame}
   *
   * @param position from 0 up to {@link #size()} less 1
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public boolean isAbnormal(int position) {
    return !mask(position).isEmpty();
  }

  /**
   * {@return the pixels of the object in a frame; empty where it is not visible}
   *
   * @param position from 0 up to {@link #size()} less 1
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public PixelMask mask(int position) {
    Frame frame = normalFrame(position);
    int width = frame.width();
    int height = frame.height();
    BitSet covered = new BitSet(width * height);
    if (position >= warmUpFrames) {
      overlay.paste(position - warmUpFrames, secondsSinceAppearance(position), null, covered);
    }
    boolean visible =
        covered.cardinality() >= Math.max(MIN_MASK_PIXELS, MIN_MASK_FRACTION * width * height);
    return visible ? PixelMask.of(width, height, covered) : PixelMask.empty(width, height);
  }

  @Override
  public String toString() {
    return "PseudoAnomalyClip[" + name + ", " + size() + " frames]";
  }
}

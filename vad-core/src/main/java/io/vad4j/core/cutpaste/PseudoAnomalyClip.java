package io.vad4j.core.cutpaste;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.core.image.PixelMask;
import io.vad4j.spi.TrainingClip;
import java.time.Duration;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a normal clip into which one thing was pasted; what is abnormal in it is known to
 * the pixel. It begins with normal frames, for detectors to warm up on.
 *
 * <p>Immutable and safe to share between threads; frames and masks are made when they are asked
 * for, from the clips that it was made of.
 *
 * @since 0.1.0
 */
public final class PseudoAnomalyClip implements TrainingClip {
  /** A thing is seen when it covers this share of the picture: 35 of 360 × 240 pixels. */
  private static final double MIN_MASK_FRACTION = 0.0004;

  private static final int MIN_MASK_PIXELS = 4;

  private final String name;
  private final PseudoAnomalyType type;
  private final TrainingClip clip;
  private final int first;
  private final int warmUpFrames;
  private final ObjectOverlay overlay;

  /**
   * A clip.
   *
   * @param clip into which the thing is pasted
   * @param first position there of this clip's first frame
   * @param warmUpFrames normal frames before the thing appears
   * @param overlay the thing; this clip ends with it
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

  /** {@return what is unusual about the thing} */
  public PseudoAnomalyType type() {
    return type;
  }

  /** {@return the name of the clip that the thing was cut out of} */
  public String sourceClipName() {
    return overlay.track().clip().name();
  }

  /** {@return the name of the clip that it was pasted into} */
  public String targetClipName() {
    return clip.name();
  }

  @Override
  public int size() {
    return warmUpFrames + overlay.length();
  }

  ObjectOverlay overlay() {
    return overlay;
  }

  /** {@return the number of normal frames before the thing appears} */
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
   * {@return the same frame without the thing}
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
   * {@return whether the thing is seen in a frame}
   *
   * @param position from 0 up to {@link #size()} less 1
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public boolean isAbnormal(int position) {
    return !mask(position).isEmpty();
  }

  /**
   * {@return where in a frame the thing is seen; no pixel where it is not}
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
    return "PastedClip[" + name + ", " + size() + " frames]";
  }

  /**
   * The thing's way through the clip.
   *
   * @param track the thing
   * @param start number of its first sighting that is shown
   * @param step sightings from frame to frame; negative for backwards, 0 for one only
   * @param length number of frames
   * @param transform how it is laid into the picture
   * @param texture what it is filled with, or null to leave it as it is
   * @param background what stands behind
   */
  record ObjectOverlay(
      ObjectTrack track,
      int start,
      int step,
      int length,
      PatchTransform transform,
      @Nullable ProceduralTexture texture,
      MedianBackground background) {

    /**
     * Pastes the thing as it is in one frame.
     *
     * @param samples to paste into, or null to find only where it is
     * @param covered where to note which pixels it covers, or null
     */
    void paste(int number, double seconds, byte @Nullable [] samples, @Nullable BitSet covered) {
      ObjectObservation observation = track.observations().get(start + step * number);
      ObjectPatch patch =
          ObjectPatch.cut(track.clip().frame(observation.frame()), observation, background);
      if (texture != null) {
        patch = patch.withTexture(texture);
      }
      double side = Math.sqrt((double) patch.width() * patch.height());
      new AlphaCompositor(
              patch, transform, transform.offsetX(seconds, side), transform.offsetY(seconds, side))
          .composite(background.width(), background.height(), samples, covered);
    }
  }
}

package io.vad4j.core.synthetic;

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
public final class PastedClip implements TrainingClip {
  /** A thing is seen when it covers this share of the picture: 35 of 360 × 240 pixels. */
  private static final double LEAST_SHARE = 0.0004;

  private static final int LEAST_PIXELS = 4;

  private final String name;
  private final PastedKind kind;
  private final TrainingClip clip;
  private final int first;
  private final int lead;
  private final Course course;

  /**
   * A clip.
   *
   * @param clip into which the thing is pasted
   * @param first position there of this clip's first frame
   * @param lead normal frames before the thing appears
   * @param course the thing; this clip ends with it
   */
  PastedClip(String name, PastedKind kind, TrainingClip clip, int first, int lead, Course course) {
    this.name = name;
    this.kind = kind;
    this.clip = clip;
    this.first = first;
    this.lead = lead;
    this.course = course;
  }

  @Override
  public String name() {
    return name;
  }

  /** {@return what is unusual about the thing} */
  public PastedKind kind() {
    return kind;
  }

  /** {@return the name of the clip that the thing was cut out of} */
  public String cutFrom() {
    return course.thing().clip().name();
  }

  /** {@return the name of the clip that it was pasted into} */
  public String pastedInto() {
    return clip.name();
  }

  @Override
  public int size() {
    return lead + course.length();
  }

  Course course() {
    return course;
  }

  /** {@return the number of normal frames before the thing appears} */
  public int lead() {
    return lead;
  }

  @Override
  public Frame frame(int position) {
    Frame frame = normalFrame(position);
    if (position < lead) {
      return frame;
    }
    byte[] samples = new byte[frame.byteCount()];
    frame.copyPixels(samples);
    course.paste(position - lead, secondsSinceIt(position), samples, null);
    return Frame.of(
        position, frame.time(), frame.width(), frame.height(), PixelFormat.GRAY8, samples);
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
    return frame.at(position, frame.time().minus(clip.frame(first).time()));
  }

  private double secondsSinceIt(int position) {
    Duration appeared = clip.frame(first + lead).time();
    return clip.frame(first + position).time().minus(appeared).toNanos() / 1e9;
  }

  /**
   * {@return whether the thing is seen in a frame}
   *
   * @param position from 0 up to {@link #size()} less 1
   * @throws IndexOutOfBoundsException if there is no such frame
   */
  public boolean abnormal(int position) {
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
    if (position >= lead) {
      course.paste(position - lead, secondsSinceIt(position), null, covered);
    }
    boolean seen = covered.cardinality() >= Math.max(LEAST_PIXELS, LEAST_SHARE * width * height);
    return seen ? PixelMask.of(width, height, covered) : PixelMask.empty(width, height);
  }

  @Override
  public String toString() {
    return "PastedClip[" + name + ", " + size() + " frames]";
  }

  /**
   * The thing's way through the clip.
   *
   * @param thing the thing
   * @param start number of its first sighting that is shown
   * @param step sightings from frame to frame; negative for backwards, 0 for one only
   * @param length number of frames
   * @param placement how it is laid into the picture
   * @param texture what it is filled with, or null to leave it as it is
   * @param scenery what stands behind
   */
  record Course(
      MovingThing thing,
      int start,
      int step,
      int length,
      Placement placement,
      @Nullable ForeignTexture texture,
      Scenery scenery) {

    /**
     * Pastes the thing as it is in one frame.
     *
     * @param samples to paste into, or null to find only where it is
     * @param covered where to note which pixels it covers, or null
     */
    void paste(int number, double seconds, byte @Nullable [] samples, @Nullable BitSet covered) {
      Sighting sighting = thing.sightings().get(start + step * number);
      Cutout cutout = Cutout.of(thing.clip().frame(sighting.frame()), sighting, scenery);
      if (texture != null) {
        cutout = cutout.filledWith(texture);
      }
      double side = Math.sqrt((double) cutout.width() * cutout.height());
      new Pasting(cutout, placement, placement.across(seconds, side), placement.down(seconds, side))
          .into(scenery.width(), scenery.height(), samples, covered);
    }
  }
}

package io.vad4j.core.detect;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.core.image.GreyScaler;
import io.vad4j.core.image.MedianPicture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes out of frames what the camera does by itself, so that no scorer mistakes it for something
 * that happens: exposure that jumps, lamps that flicker, a mount that shakes. Each frame is
 * compared with a reference picture of the scene; where the whole of it is brighter, darker or
 * shifted, that is undone. Frames of a steady camera come back as they are.
 *
 * <p>Brightness is the median ratio over the picture, and a shift the one by which most of the
 * picture fits better, so that people who pass do not count. Immutable and safe to share between
 * threads; a quarter of a millisecond for a steady frame of 360 × 240, up to one for others.
 */
final class Steadying {
  private static final int COARSE = 4;
  private static final int FINE = 2;

  /** Shares by which brightness may differ without being touched. */
  private static final double LIGHT_TOLERANCE = 0.015;

  /** A picture that is brighter by more than this, or darker, is of something else. */
  private static final double LARGEST_GAIN = 3;

  /** Shorter shifts, in pixels, are left alone. */
  private static final double SHORTEST_SHIFT = 0.4;

  /** Longer shifts, as a share of the shorter side, are not shaking. */
  private static final double LONGEST_SHIFT = 0.05;

  /** How much of the difference must be left at most for a shift to be believed. */
  private static final double BELIEVED = 0.9;

  /** Darker places say nothing of brightness. */
  private static final int DARKEST = 12;

  /** Of so many pixels of the smallest picture, one tells how bright it is. */
  private static final int EVERY = 7;

  /** The smallest picture in which a shift can be seen. */
  private static final int SMALLEST = 48;

  private static final int MOST_PICTURES = 60;

  private final byte[] reference;
  private final int width;
  private final int height;
  private final GreyScaler coarseScaler;
  private final GreyScaler fineScaler;
  private final byte[] coarseReference;
  private final PictureLevel coarse;
  private final PictureLevel fine;

  private Steadying(int width, int height, byte[] reference) {
    this.reference = reference;
    this.width = width;
    this.height = height;
    Frame picture = Frame.of(0, Duration.ZERO, width, height, PixelFormat.GRAY8, reference);
    this.coarseScaler = scaler(COARSE);
    this.fineScaler = scaler(FINE);
    this.coarseReference = pixels(coarseScaler.apply(picture));
    this.coarse = new PictureLevel(coarseScaler.width(), coarseScaler.height(), coarseReference);
    this.fine =
        new PictureLevel(
            fineScaler.width(), fineScaler.height(), pixels(fineScaler.apply(picture)));
  }

  private GreyScaler scaler(int factor) {
    return new GreyScaler(Math.max(1, width / factor), Math.max(1, height / factor));
  }

  /**
   * Steadies frames by a picture of the scene.
   *
   * @param reference its grey pixels
   */
  static Steadying of(int width, int height, byte[] reference) {
    if (reference.length != width * height) {
      throw new IllegalArgumentException(
          "A picture of %dx%d pixels cannot have %d.".formatted(width, height, reference.length));
    }
    return new Steadying(width, height, reference.clone());
  }

  /** Steadies frames by a grey one. */
  static Steadying of(Frame frame) {
    return new Steadying(frame.width(), frame.height(), pixels(frame));
  }

  /** Steadies frames by the median of footage. */
  static Steadying of(Footage footage) {
    long frames = footage.frameCount();
    long every = Math.max(1, frames / MOST_PICTURES);
    List<byte[]> pictures = new ArrayList<>();
    long passed = 0;
    for (Footage.Clip clip : footage.clips()) {
      for (int i = 0; i < clip.size(); i++, passed++) {
        if (passed % every == 0) {
          pictures.add(pixels(clip.frame(i)));
        }
      }
    }
    return new Steadying(footage.width(), footage.height(), MedianPicture.of(pictures));
  }

  /** The grey pixels of the reference picture. */
  byte[] reference() {
    return reference.clone();
  }

  /**
   * What became of a frame.
   *
   * @param frame the frame as a steady camera would have it; the same if there was nothing to undo
   * @param shift by how much it was off
   */
  record Steadied(Frame frame, Shift shift) {}

  /**
   * The frame as a steady camera would have it.
   *
   * @param frame a grey frame of the reference's size
   */
  Steadied apply(Frame frame) {
    byte[] small = pixels(coarseScaler.apply(frame));
    double gain = gain(small);
    if (gain > LARGEST_GAIN || gain < 1 / LARGEST_GAIN) {
      return new Steadied(frame, Shift.NONE);
    }
    Shift shift = shift(frame, small, gain);
    double correction = correction(gain);
    boolean shifted = !shift.equals(Shift.NONE);
    if (correction == 1 && !shifted) {
      return new Steadied(frame, Shift.NONE);
    }
    byte[] pixels = lit(pixels(frame), correction);
    return new Steadied(
        Frame.of(
            frame.index(),
            frame.time(),
            width,
            height,
            PixelFormat.GRAY8,
            shifted ? moved(pixels, shift) : pixels),
        shift);
  }

  /** How many times brighter the picture is. */
  private double gain(byte[] small) {
    double[] ratios = new double[small.length];
    int count = 0;
    for (int i = 0; i < small.length; i += EVERY) {
      int usual = coarseReference[i] & 0xff;
      if (usual >= DARKEST) {
        ratios[count++] = (double) (small[i] & 0xff) / usual;
      }
    }
    if (count == 0) {
      return 1;
    }
    Arrays.sort(ratios, 0, count);
    return Math.max(1e-3, ratios[count / 2]);
  }

  /** What to multiply brightness by: less than all of it, so that nothing changes abruptly. */
  private static double correction(double gain) {
    double off = gain - 1;
    return Math.abs(off) <= LIGHT_TOLERANCE ? 1 : 1 / (gain - Math.signum(off) * LIGHT_TOLERANCE);
  }

  private Shift shift(Frame frame, byte[] small, double gain) {
    if (Math.min(width, height) < SMALLEST) {
      return Shift.NONE;
    }
    Shift rough = coarse.match(small, gain, Shift.NONE, 3);
    if (rough.length() * COARSE < SHORTEST_SHIFT / 2) {
      return Shift.NONE;
    }
    byte[] larger = pixels(fineScaler.apply(frame));
    Shift close = fine.match(larger, gain, rough.times((double) COARSE / FINE), 2);
    Shift shift = close.times(FINE);
    boolean believed =
        shift.length() >= SHORTEST_SHIFT
            && shift.length() <= LONGEST_SHIFT * Math.min(width, height)
            && fine.misfit(larger, gain, close) <= BELIEVED * fine.misfit(larger, gain, Shift.NONE);
    return believed ? shift : Shift.NONE;
  }

  private static byte[] lit(byte[] pixels, double factor) {
    if (factor == 1) {
      return pixels;
    }
    byte[] levels = new byte[256];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) Math.min(255, Math.round(i * factor));
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = levels[pixels[i] & 0xff];
    }
    return pixels;
  }

  /** The picture with the shift undone; its edges are drawn out. */
  private byte[] moved(byte[] pixels, Shift shift) {
    int right = (int) Math.floor(shift.right());
    int down = (int) Math.floor(shift.down());
    int x256 = (int) Math.round(256 * (shift.right() - right));
    int y256 = (int) Math.round(256 * (shift.down() - down));
    byte[] moved = new byte[pixels.length];
    int[] columns = new int[width + 1];
    for (int column = 0; column <= width; column++) {
      columns[column] = clamp(column + right, width);
    }
    for (int row = 0; row < height; row++) {
      int upper = width * clamp(row + down, height);
      int lower = width * clamp(row + down + 1, height);
      int before = mixed(pixels[upper + columns[0]], pixels[lower + columns[0]], y256);
      for (int column = 0; column < width; column++) {
        int next = columns[column + 1];
        int after = mixed(pixels[upper + next], pixels[lower + next], y256);
        int mixed = (256 - x256) * before + x256 * after;
        moved[row * width + column] = (byte) (mixed + (1 << 15) >> 16);
        before = after;
      }
    }
    return moved;
  }

  /** 256 times the mean of two grey levels of which the second weighs so many 256ths. */
  private static int mixed(byte one, byte other, int weight) {
    return (256 - weight) * (one & 0xff) + weight * (other & 0xff);
  }

  private static int clamp(int position, int size) {
    return Math.max(0, Math.min(size - 1, position));
  }

  private static byte[] pixels(Frame frame) {
    byte[] pixels = new byte[frame.byteCount()];
    frame.copyPixels(pixels);
    return pixels;
  }
}

package io.vad4j.recording;

import io.vad4j.Frame;
import io.vad4j.InvalidOptionException;
import io.vad4j.SourceInfo;
import io.vad4j.core.image.BufferedImageConverter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * The frames of the last seconds, as JPEG images. Their memory is bounded: where it does not
 * suffice, the oldest frames go.
 */
final class RecentFrames {
  /** Longer side of the images unless another is asked for. */
  static final int DEFAULT_MAX_SIDE = 1280;

  private static final double BYTES_PER_PIXEL = 0.25;
  private static final double DEFAULT_FRAME_RATE = 30;

  private record Entry(byte[] jpeg, long index, Duration timestamp) {}

  private final Duration span;
  private final long maxBytes;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long bytes;

  /**
   * A buffer.
   *
   * @param span time to keep
   * @param maxBytes memory that the images may take
   */
  RecentFrames(Duration span, long maxBytes) {
    this.span = span;
    this.maxBytes = maxBytes;
  }

  /**
   * Checks that the frames of a time are likely to fit in memory.
   *
   * @throws InvalidOptionException if they are not
   */
  static void checkMemory(Duration span, SourceInfo info, int maxSide, long maxBytes) {
    double scale = scale(info.width(), info.height(), maxSide);
    double secondBytes =
        info.frameRate().orElse(DEFAULT_FRAME_RATE)
            * info.width()
            * info.height()
            * scale
            * scale
            * BYTES_PER_PIXEL;
    if (secondBytes * span.toMillis() / 1000 > maxBytes) {
      throw new InvalidOptionException(
          String.format(
              Locale.ROOT,
              "The frames before an event may take %d MB, which is enough for %.1f s of %s, but not"
                  + " for %.1f s. Give a shorter pre-roll, or more memory to Java.",
              maxBytes >> 20,
              maxBytes / secondBytes,
              info.name(),
              span.toMillis() / 1000.0));
    }
  }

  /** {@return the frame, reduced to at most a number of pixels a side} */
  static Frame reduce(Frame frame, int maxSide) {
    double scale = scale(frame.width(), frame.height(), maxSide);
    if (scale == 1) {
      return frame;
    }
    return MatImages.reduce(
        frame,
        (int) Math.max(1, Math.round(frame.width() * scale)),
        (int) Math.max(1, Math.round(frame.height() * scale)));
  }

  private static double scale(int width, int height, int maxSide) {
    return Math.min(1, (double) maxSide / Math.max(width, height));
  }

  /** {@return whether the last frame has a later time} */
  boolean isAfter(Duration time) {
    return !entries.isEmpty() && entries.getLast().timestamp().compareTo(time) > 0;
  }

  /** Removes all frames. */
  void clear() {
    entries.clear();
    bytes = 0;
  }

  /** Adds the next frame and removes those that are older than the span; gives its JPEG image. */
  byte[] add(Frame frame) {
    Entry entry = new Entry(MatImages.toJpeg(frame), frame.index(), frame.timestamp());
    entries.addLast(entry);
    bytes += entry.jpeg().length;
    Duration oldest = frame.timestamp().minus(span);
    while (!entries.isEmpty()
        && (entries.getFirst().timestamp().compareTo(oldest) < 0 || bytes > maxBytes)) {
      bytes -= entries.removeFirst().jpeg().length;
    }
    return entry.jpeg();
  }

  /** {@return the JPEG image of the frame of a time, if it is still kept} */
  Optional<byte[]> image(Duration time) {
    return entries.stream()
        .filter(entry -> entry.timestamp().equals(time))
        .map(Entry::jpeg)
        .findFirst();
  }

  /** Passes the frames from a time on to a consumer. */
  void forEachFrom(Duration start, Consumer<Frame> consumer) {
    for (Entry entry : entries) {
      if (entry.timestamp().compareTo(start) >= 0) {
        consumer.accept(decode(entry));
      }
    }
  }

  /** {@return the memory that the images take} */
  long bytes() {
    return bytes;
  }

  private static Frame decode(Entry entry) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(entry.jpeg()));
      return BufferedImageConverter.toFrame(image, entry.index(), entry.timestamp());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.vad4j.recording;

import io.vad4j.Frame;
import io.vad4j.SourceInfo;
import io.vad4j.video.VideoWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A video whose frames keep their times. Formats with a fixed frame rate repeat and leave out
 * frames for it. A gap of more than an hour, as when a clock is set, is shortened to a second.
 */
final class TimedVideo implements AutoCloseable {
  private static final Duration MAX_GAP = Duration.ofHours(1);
  private static final Duration SHORTENED_GAP = Duration.ofSeconds(1);
  private static final double DEFAULT_FRAME_RATE = 25;
  private static final double NANOS_PER_SECOND = 1e9;

  private final VideoWriter writer;
  private final double fixedRate;
  private final boolean fromZero;
  private @Nullable Frame last;
  private Duration lastTime = Duration.ZERO;
  private Duration lastWritten = Duration.ZERO;
  private long slots;

  /**
   * {@return a video that starts at time 0, with the first frame shown until the next}
   *
   * @throws io.vad4j.VadException if the name does not end like a video's
   */
  static TimedVideo openFromZero(Path file, SourceInfo info) {
    boolean fixed = file.toString().toLowerCase(Locale.ROOT).endsWith(".avi");
    return new TimedVideo(file, fixed ? info.frameRate().orElse(DEFAULT_FRAME_RATE) : 0, true);
  }

  private TimedVideo(Path file, double fixedRate, boolean fromZero) {
    this.fromZero = fromZero;
    this.fixedRate = fixedRate;
    writer =
        fixedRate > 0 ? VideoWriter.open(file, fixedRate) : VideoWriter.openVariableFrameRate(file);
  }

  /** {@return a video that starts with its first frame} */
  static TimedVideo open(Path file) {
    return new TimedVideo(file, 0, false);
  }

  /** Writes the next frame at its time. */
  void write(Frame frame) {
    Duration time = frame.timestamp();
    if (last == null) {
      lastTime = fromZero ? Duration.ZERO : time;
    }
    Duration gap = time.minus(lastTime);
    Duration written = lastWritten.plus(gap.compareTo(MAX_GAP) > 0 ? SHORTENED_GAP : gap);
    if (last == null && !written.isZero()) {
      put(frame, Duration.ZERO);
    }
    put(frame, written);
    lastTime = time;
    lastWritten = written;
    last = frame;
  }

  private void put(Frame frame, Duration time) {
    if (fixedRate == 0) {
      writer.write(frame.withPosition(frame.index(), time));
      return;
    }
    long slot = Math.round(time.toNanos() / NANOS_PER_SECOND * fixedRate);
    Frame before = last == null ? frame : last;
    for (; slots < slot; slots++) {
      writer.write(before);
    }
    if (slots == slot) {
      writer.write(frame);
      slots++;
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}

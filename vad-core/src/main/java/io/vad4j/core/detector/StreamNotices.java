package io.vad4j.core.detector;

import io.vad4j.StreamGap;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what speaks against a stream, for applications that do not listen to it. */
final class StreamNotices {
  private static final Logger LOG = LoggerFactory.getLogger(StreamNotices.class);

  private StreamNotices() {}

  static void log(StreamGap gap) {
    LOG.info(
        "{} has a gap from {} to {}: events end, and scorers warm up for {} frame(s).",
        gap.source().orElse("The stream"),
        seconds(gap.start()),
        seconds(gap.end()),
        gap.warmUpFrames());
  }

  static void logFrameRate(double frameRate, double trained) {
    LOG.warn(
        "The stream has {} frames a second, the training video {}: the motion between frames"
            + " differs, and the false-alarm rate does not hold. Correct the frame rate of the"
            + " stream, or fit on video of this rate.",
        String.format(Locale.ROOT, "%.4g", frameRate),
        String.format(Locale.ROOT, "%.4g", trained));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f s", time.toNanos() / 1e9);
  }
}

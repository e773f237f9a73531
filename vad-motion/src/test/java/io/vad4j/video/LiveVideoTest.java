package io.vad4j.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.FrameSourceException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Live streams over HTTP. */
@Timeout(60)
class LiveVideoTest {
  private static final int NEVER = Integer.MAX_VALUE;

  /** Reads until the stream ends, which must be a fault. */
  private static List<Frame> readToTheFault(FrameSource source) {
    List<Frame> frames = new ArrayList<>();
    FrameSourceException fault =
        catchThrowableOfType(
            FrameSourceException.class,
            () -> {
              for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
                frames.add(next.get());
              }
            });
    assertThat(fault.reason()).isEqualTo(Reason.ENDED);
    return frames;
  }

  @Test
  void framesWithoutTimesHaveTheTimeOfTheirArrival() throws IOException {
    try (JpegCamera camera = new JpegCamera(12, 8, NEVER);
        FrameSource source = VideoSource.open(camera.address())) {
      List<Frame> frames = readToTheFault(source);

      assertThat(source.info().live()).isTrue();
      assertThat(source.info().frameRate()).isEmpty();
      assertThat(frames).hasSize(12);
      Duration last = frames.get(11).timestamp();
      assertThat(last).isBetween(Duration.ofMillis(1000), Duration.ofMillis(2500));
    }
  }

  @Test
  void aChangeOfSizeIsScaled() throws IOException {
    try (JpegCamera camera = new JpegCamera(6, 50, 3);
        FrameSource source = VideoSource.open(camera.address())) {
      assertThat(readToTheFault(source))
          .hasSize(6)
          .allMatch(frame -> frame.width() == 96 && frame.height() == 64)
          .allMatch(frame -> (frame.toByteArray()[0] & 0xFF) < 30)
          .allMatch(frame -> (frame.toByteArray()[3 * 96 * 64 - 1] & 0xFF) > 225);
    }
  }

  @Test
  void aSlowReaderLosesOldFramesAndNotTime() throws IOException {
    try (JpegCamera camera = new JpegCamera(80, 100, NEVER);
        FrameSource source = VideoSource.open(camera.address())) {
      source.next();
      while (source.dropped() < 40) {
        Thread.onSpinWait();
      }
      Frame next = source.next().orElseThrow();

      assertThat(next.index()).isGreaterThanOrEqualTo(40);
      assertThat(next.timestamp()).isGreaterThan(Duration.ofMillis(250));
      assertThat(source.lag()).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void aStreamThatStallsTimesOut() throws IOException {
    try (JpegCamera camera = JpegCamera.stalling(6, 50);
        FrameSource source =
            VideoSource.builder(camera.address()).readTimeout(Duration.ofMillis(300)).open()) {
      FrameSourceException fault =
          catchThrowableOfType(FrameSourceException.class, () -> Clips.readAll(source));

      assertThat(fault.reason()).isEqualTo(Reason.TIMED_OUT);
    }
  }
}

package io.vad4j.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.FrameSourceException.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reading from GStreamer's RTSP server, where it is installed. */
@Timeout(120)
class RtspServerTest {
  @BeforeAll
  static void findServer() throws IOException, InterruptedException {
    RtspServer.assumeInstalled();
  }

  private static FrameSource open(URI address) {
    return VideoSource.builder(address)
        .openTimeout(Duration.ofSeconds(20))
        .readTimeout(Duration.ofSeconds(2))
        .open();
  }

  private static Frame read(FrameSource source, int frames) {
    Optional<Frame> frame = Optional.empty();
    for (int i = 0; i < frames; i++) {
      frame = source.next();
    }
    return frame.orElseThrow();
  }

  @Test
  void aCameraIsReadInRealTime() throws IOException {
    try (RtspServer server = RtspServer.start(RtspServer.freePort());
        FrameSource source = open(server.address(""))) {
      long start = System.nanoTime();
      Frame last = read(source, 30);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);

      assertThat(source.info().live()).isTrue();
      assertThat(last.width()).isEqualTo(96);
      assertThat(last.timestamp()).isBetween(elapsed.minusSeconds(1), elapsed.plusSeconds(2));
    }
  }

  @Test
  void aWrongPasswordIsTold() throws IOException {
    try (RtspServer server = RtspServer.start(RtspServer.freePort(), "right")) {
      for (String user : new String[] {"", "guard:wrong@", "other:right@"}) {
        FrameSourceException fault =
            catchThrowableOfType(
                FrameSourceException.class, () -> open(server.address(user)).close());

        assertThat(fault.reason()).as(user).isEqualTo(Reason.AUTHENTICATION);
        assertThat(fault).hasMessageNotContaining("wrong@").hasMessageNotContaining(":right");
      }
      try (FrameSource source = open(server.address("guard:right@"))) {
        assertThat(source.next()).isPresent();
      }
    }
  }

  @Test
  void aServerThatStopsIsAFaultAndCanBeOpenedAgain() throws IOException {
    int port = RtspServer.freePort();
    FrameSourceException fault;
    try (RtspServer server = RtspServer.start(port);
        FrameSource source = open(server.address(""))) {
      read(source, 5);
      server.close();
      fault = catchThrowableOfType(FrameSourceException.class, () -> Clips.readAll(source));
    }
    assertThat(fault.reason()).isIn(Reason.ENDED, Reason.CUT_OFF, Reason.TIMED_OUT);
    URI address = URI.create("rtsp://127.0.0.1:" + port + "/1");
    FrameSourceException refused =
        catchThrowableOfType(FrameSourceException.class, () -> open(address).close());
    assertThat(refused.reason()).isEqualTo(Reason.REFUSED);

    try (RtspServer server = RtspServer.start(port);
        FrameSource source = open(server.address(""))) {
      assertThat(source.next()).isPresent();
    }
  }

  @Test
  void aServerThatFreezesTimesOut() throws IOException, InterruptedException {
    try (RtspServer server = RtspServer.start(RtspServer.freePort());
        FrameSource source = open(server.address(""))) {
      read(source, 5);
      server.freeze();

      FrameSourceException fault =
          catchThrowableOfType(FrameSourceException.class, () -> Clips.readAll(source));

      assertThat(fault.reason()).isEqualTo(Reason.TIMED_OUT);
    }
  }
}

package io.vad4j.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detector;
import io.vad4j.FrameSourceException.Reason;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.monitor.ReconnectPolicy;
import io.vad4j.monitor.StreamConfig;
import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.StreamStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A monitor of real servers: what fails is reported, and resumes by itself. */
class MonitoredServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<StreamState> yardStates = new CopyOnWriteArrayList<>();

  private static StreamConfig config(MjpegServer server, Detector detector) {
    return StreamConfig.builder()
        .source(
            server.address().toString(),
            () ->
                VideoSource.builder(server.address())
                    .openTimeout(Duration.ofSeconds(5))
                    .readTimeout(Duration.ofSeconds(1))
                    .open())
        .detector(detector)
        // The server repeats one image.
        .tamperDetection(false)
        .reconnect(new ReconnectPolicy(Duration.ofMillis(100), Duration.ofMillis(500), 0.2))
        .build();
  }

  private static void await(Monitor monitor, String stream, Predicate<StreamStatus> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.test(monitor.status(stream))) {
      assertThat(System.nanoTime()).as(monitor.status(stream).toString()).isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Frames arrive and are scored, on a slow machine not all of them. */
  private static boolean isUp(StreamStatus status) {
    StreamState state = status.health().state();
    return state == StreamState.WATCHING || state == StreamState.DEGRADED;
  }

  @ParameterizedTest
  @CsvSource({
    "CLOSING, ENDED|CUT_OFF|NOT_VIDEO",
    "STALLING, TIMED_OUT",
    "GARBAGE, NOT_VIDEO|DAMAGED|ENDED|TIMED_OUT",
    "NOT_FOUND, NOT_FOUND",
    "UNAUTHORIZED, AUTHENTICATION"
  })
  void aServerThatFailsIsDownWithItsReasonAndResumesWithAnotherSize(
      MjpegServer.Mode fault, String reasons) throws IOException {
    Set<Reason> expected = EnumSet.noneOf(Reason.class);
    for (String reason : reasons.split("\\|")) {
      expected.add(Reason.valueOf(reason));
    }
    try (MjpegServer entrance = new MjpegServer();
        MjpegServer yard = new MjpegServer();
        Detector detector = Detector.builder().scorer("frame-difference").build();
        Monitor monitor =
            Monitor.builder()
                .add("entrance", config(entrance, detector))
                .add("yard", config(yard, detector))
                .listener(
                    MonitorListener.health(
                        (stream, health) -> {
                          if (stream.equals("yard")) {
                            yardStates.add(health.state());
                          }
                        }))
                .start()) {
      await(monitor, "entrance", status -> isUp(status) && status.scored() > 3);
      await(monitor, "yard", MonitoredServerTest::isUp);
      entrance.setMode(fault);
      await(
          monitor,
          "entrance",
          status -> status.health().sourceFailure().filter(expected::contains).isPresent());
      assertThat(monitor.status("entrance").health().nextTry()).isPresent();

      long scored = monitor.status("entrance").scored();
      long scoredOfYard = monitor.status("yard").scored();
      entrance.setMode(MjpegServer.Mode.SERVING_LARGER);
      await(monitor, "entrance", status -> isUp(status) && status.scored() > scored + 3);
      await(monitor, "yard", status -> status.scored() > scoredOfYard + 3);
      assertThat(monitor.status("yard").reconnects()).isZero();
    }
    assertThat(yardStates).contains(StreamState.WATCHING).doesNotContain(StreamState.DOWN);
  }
}

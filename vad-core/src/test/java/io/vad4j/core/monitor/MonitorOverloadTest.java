package io.vad4j.core.monitor;

import static io.vad4j.core.monitor.MonitorFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.core.detector.TestClips;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.StreamConfig;
import io.vad4j.monitor.StreamStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A recording at its own pace, whose frames are not scored in time. */
class MonitorOverloadTest {
  private static final int QUEUE = 8;
  private static final int FRAMES = 100;

  private static Detector detector;

  private final MonitorFixture fixture = new MonitorFixture();
  private final SelectiveRecording recording = new SelectiveRecording(waiting());

  @BeforeAll
  static void fit() {
    detector = MonitorFixture.fit();
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  private static List<Frame> waiting() {
    return MonitorFixture.withIndexesFrom(
        FaultyScorerProvider.WAITING, TestClips.frames(1, FRAMES, 0, 0));
  }

  private Monitor start() {
    return fixture
        .builder()
        .add(
            "entrance",
            StreamConfig.builder()
                .source("recording", () -> recording)
                .detector(detector)
                .queueCapacity(QUEUE)
                .tamperDetection(false)
                .build())
        .start();
  }

  /** Plays the recording while no frame is scored. */
  private void play(Monitor monitor) {
    for (int frame = 1; frame <= FRAMES; frame++) {
      int number = frame;
      await("frame " + frame, () -> recording.reached() >= number);
      fixture.clock.advance(Duration.ofMillis(100));
    }
    await("all have arrived", () -> monitor.status("entrance").framesIn() == FRAMES);
  }

  @Test
  void framesThatWouldBeDroppedAreNotDecoded() {
    try (Monitor monitor = start()) {
      play(monitor);

      // Those in the queue, one that found it full, and perhaps the first, which was taken out.
      assertThat(recording.decoded()).isBetween(QUEUE + 1, QUEUE + 2);
      FaultyScorerProvider.permits().release(FRAMES);
    }
  }

  @Test
  void framesThatAreNotDecodedAreCountedAsDropped() throws InterruptedException {
    try (Monitor monitor = start()) {
      play(monitor);
      FaultyScorerProvider.permits().release(FRAMES);
      assertThat(monitor.awaitEnd(Duration.ofSeconds(20))).isTrue();

      StreamStatus status = monitor.status("entrance");
      assertThat(status.dropped()).isGreaterThanOrEqualTo(FRAMES - QUEUE - 2);
      assertThat(status.scored() + status.dropped()).isEqualTo(FRAMES);
    }
  }

  @Test
  void groupsOfPicturesAreLeftOutWhileNoneOfTheirFramesIsScored() {
    try (Monitor monitor = start()) {
      play(monitor);

      assertThat(recording.leftOut())
          .isBetween(2 * SelectiveRecording.GROUP, FRAMES - 2 * SelectiveRecording.GROUP);
      FaultyScorerProvider.permits().release(FRAMES);
    }
  }
}

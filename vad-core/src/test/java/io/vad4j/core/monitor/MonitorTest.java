package io.vad4j.core.monitor;

import static io.vad4j.core.monitor.MonitorFixture.await;
import static io.vad4j.core.monitor.MonitorFixture.awaitProcessed;
import static io.vad4j.core.monitor.MonitorFixture.awaitState;
import static io.vad4j.core.monitor.MonitorFixture.config;
import static io.vad4j.core.monitor.MonitorFixture.withIndexesFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.InvalidOptionException;
import io.vad4j.ModelException;
import io.vad4j.core.detector.TestClips;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.monitor.StreamConfig;
import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.StreamStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorTest {
  private static Detector detector;

  private final MonitorFixture fixture = new MonitorFixture();
  private final TestCamera camera = new TestCamera();
  private final TestCamera other = new TestCamera();

  @BeforeAll
  static void fit() {
    detector = MonitorFixture.fit();
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  /** The block runs from frame 30 to the end. */
  private static List<Frame> endsRunning() {
    return TestClips.frames(99, 50, 30, 50);
  }

  private Monitor startOne() {
    return fixture.builder().add("entrance", config(camera, detector).build()).start();
  }

  private static StreamConfig recording(int frames) {
    return StreamConfig.builder()
        .source("recording", () -> TestClips.normal(7, frames))
        .detector(detector)
        .realTime(false)
        .build();
  }

  @Test
  void everyFrameOfEveryStreamIsScored() throws InterruptedException {
    try (Monitor monitor =
        fixture.builder().add("entrance", recording(60)).add("yard", recording(40)).start()) {
      assertThat(monitor.awaitEnd(Duration.ofSeconds(20))).isTrue();

      assertThat(monitor.status("entrance").scored()).isEqualTo(60);
      assertThat(monitor.status("yard").scored()).isEqualTo(40);
      assertThat(monitor.status("yard").health().state()).isEqualTo(StreamState.STOPPED);
      assertThat(fixture.frames).hasSize(100);
    }
  }

  @Test
  void theStatusHasTheShareOfThePictureInWhichScoresRecur() {
    List<Frame> frames = TestClips.swaying(1, 1800);
    StreamConfig config = config(camera, detector).queueCapacity(1000).build();
    try (Monitor monitor = fixture.builder().add("entrance", config).start()) {
      camera.push(frames.subList(0, 900));
      awaitProcessed(monitor, "entrance", 900);
      camera.push(frames.subList(900, 1799));
      awaitProcessed(monitor, "entrance", 1799);
      assertThat(monitor.status("entrance").recurring()).isZero();

      fixture.clock.advance(Duration.ofMinutes(1));
      camera.push(frames.subList(1799, 1800));
      awaitProcessed(monitor, "entrance", 1800);
      await("the share is known", () -> monitor.status("entrance").recurring() > 0);

      assertThat(monitor.status("entrance").recurring()).isBetween(0.05, 0.5);
    }
  }

  @Test
  void anOpenEventEndsAndIsReportedWhenTheMonitorCloses() {
    try (Monitor monitor = startOne()) {
      camera.push(endsRunning());
      awaitProcessed(monitor, "entrance", 50);
      assertThat(fixture.starts).isNotEmpty();
    }

    assertThat(fixture.ends)
        .extracting(AnomalyEvent::id)
        .containsAll(fixture.starts.stream().map(AnomalyEvent::id).toList());
  }

  @Test
  void anInterruptedThreadThatClosesTheMonitorWaitsForTheEndsOfEvents() {
    Monitor monitor = startOne();
    camera.push(endsRunning());
    awaitProcessed(monitor, "entrance", 50);

    Thread.currentThread().interrupt();
    monitor.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(fixture.ends).hasSameSizeAs(fixture.starts).isNotEmpty();
    assertThat(fixture.changes).endsWith("entrance STOPPED");
  }

  @Test
  void aListenerThatShutsTheMonitorDownIsNotWaitedFor() {
    AtomicReference<Monitor> running = new AtomicReference<>();
    AtomicBoolean returned = new AtomicBoolean();
    MonitorListener closing =
        MonitorListener.eventStarts(
            (stream, event) -> {
              running.get().shutdown(Duration.ofDays(1));
              returned.set(true);
            });
    try (Monitor monitor = fixture.builder().listener(closing).start()) {
      running.set(monitor);
      monitor.add("entrance", config(camera, detector).build());
      camera.push(endsRunning());
      await("the listener has returned", returned::get);

      assertThat(monitor.shutdown(Duration.ofMinutes(1))).isTrue();
      assertThat(fixture.ends).hasSameSizeAs(fixture.starts).isNotEmpty();
    }
  }

  @Test
  void aListenerThatRemovesItsStreamIsNotWaitedFor() {
    AtomicReference<Monitor> running = new AtomicReference<>();
    AtomicReference<Set<String>> after = new AtomicReference<>();
    MonitorListener removing =
        MonitorListener.eventStarts(
            (stream, event) -> {
              running.get().remove(stream);
              after.set(running.get().status().keySet());
            });
    try (Monitor monitor = fixture.builder().listener(removing).start()) {
      running.set(monitor);
      monitor.add("entrance", config(camera, detector).build());
      camera.push(endsRunning());
      await("the stream is removed", () -> monitor.status().isEmpty());

      assertThat(after).hasValue(Set.of("entrance"));
    }
  }

  @Test
  void anOpenEventEndsWhenTheStreamGoesDown() {
    try (Monitor monitor = startOne()) {
      camera.push(endsRunning());
      awaitProcessed(monitor, "entrance", 50);
      camera.disconnect();
      awaitState(monitor, "entrance", StreamState.DOWN);

      await("the event has ended", () -> fixture.ends.size() == fixture.starts.size());
      assertThat(fixture.ends).isNotEmpty();
    }
  }

  @Test
  void aPausedStreamIsNotRead() {
    try (Monitor monitor = startOne()) {
      camera.push(TestClips.frames(1, 10, 0, 0));
      awaitProcessed(monitor, "entrance", 10);
      monitor.pause("entrance");
      assertThat(monitor.status("entrance").health().state()).isEqualTo(StreamState.PAUSED);

      await("the connection is closed", () -> camera.closedConnections() == 1);

      fixture.clock.advance(Duration.ofHours(1));
      monitor.resume("entrance");
      camera.push(TestClips.frames(1, 10, 0, 0));
      awaitProcessed(monitor, "entrance", 20);

      assertThat(monitor.status("entrance").health().state()).isEqualTo(StreamState.WATCHING);
      assertThat(fixture.gaps).singleElement().isEqualTo(Duration.ofHours(1).minusMillis(900));
    }
  }

  @Test
  void aStreamThatIsNotPausedIsNotResumed() {
    try (Monitor monitor = startOne()) {
      camera.push(TestClips.frames(1, 10, 0, 0));
      awaitProcessed(monitor, "entrance", 10);
      monitor.resume("entrance");

      assertThat(monitor.status("entrance").health().state()).isEqualTo(StreamState.WATCHING);
    }
  }

  @Test
  void aTimeOutMayBeAsLongAsADurationCanBe() {
    try (Monitor monitor = startOne()) {
      assertThat(monitor.shutdown(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
    }
  }

  @Test
  void aStreamIsAddedAndRemovedWhileOthersGoOn() {
    try (Monitor monitor = startOne()) {
      monitor.add("yard", config(other, detector).build());
      other.push(TestClips.frames(1, 10, 0, 0));
      awaitProcessed(monitor, "yard", 10);
      monitor.remove("yard");
      camera.push(TestClips.frames(1, 10, 0, 0));
      awaitProcessed(monitor, "entrance", 10);

      assertThat(monitor.status()).containsOnlyKeys("entrance");
    }
  }

  @Test
  void listenersLearnOfARemovalAfterTheLastChangeOfHealth() {
    try (Monitor monitor = startOne()) {
      monitor.remove("entrance");

      assertThat(fixture.changes).endsWith("entrance STOPPED", "entrance removed");
    }
  }

  @Test
  void aStreamMayBeRemovedFromAMonitorThatIsClosed() {
    Monitor monitor = startOne();
    monitor.close();
    monitor.remove("entrance");

    assertThat(monitor.status()).isEmpty();
  }

  @Test
  void theDetectorIsReplacedWhileTheStreamRuns(@TempDir Path folder) {
    Path model = folder.resolve("entrance.vad");
    detector.withEventsPerHour(1).save(model);
    try (Monitor monitor = startOne()) {
      camera.push(endsRunning());
      awaitProcessed(monitor, "entrance", 50);
      monitor.replaceDetector("entrance", model);
      camera.push(endsRunning());
      awaitProcessed(monitor, "entrance", 100);

      assertThat(monitor.status("entrance").model().orElseThrow().events())
          .isNotEqualTo(detector.info().events());
      assertThat(fixture.ends).as("events of the first detector").isNotEmpty();
      assertThat(monitor.status("entrance").scored()).isEqualTo(100);
    }
  }

  @Test
  void aModelThatCannotBeLoadedLeavesTheDetector(@TempDir Path folder) {
    try (Monitor monitor = startOne()) {
      assertThatThrownBy(() -> monitor.replaceDetector("entrance", folder.resolve("none.vad")))
          .isInstanceOf(ModelException.class);
      camera.push(TestClips.frames(1, 10, 0, 0));
      awaitProcessed(monitor, "entrance", 10);

      assertThat(monitor.status("entrance").health().state()).isEqualTo(StreamState.WATCHING);
    }
  }

  @Test
  void streamsOfTooMuchWorkDropTheSameShareOfFrames() {
    Map<String, TestCamera> cameras =
        Map.of("a", camera, "b", other, "c", new TestCamera(), "d", new TestCamera());
    Monitor.Builder builder = fixture.builder().threads(1);
    cameras.forEach(
        (name, source) -> builder.add(name, config(source, detector).queueCapacity(8).build()));
    try (Monitor monitor = builder.start()) {
      List<Frame> frames =
          withIndexesFrom(FaultyScorerProvider.WAITING, TestClips.frames(1, 100, 0, 0));
      cameras.values().forEach(source -> source.push(frames));
      cameras
          .keySet()
          .forEach(name -> await("all arrived", () -> monitor.status(name).framesIn() == 100));
      FaultyScorerProvider.permits().release(16);
      await(
          "the permits are used",
          () -> monitor.status().values().stream().mapToLong(StreamStatus::scored).sum() == 16);

      List<Long> scored = new ArrayList<>();
      monitor.status().values().forEach(status -> scored.add(status.scored()));
      assertThat(scored).allSatisfy(count -> assertThat(count).isBetween(3L, 5L));
      assertThat(monitor.status().values())
          .allSatisfy(status -> assertThat(status.dropped()).isBetween(91L, 93L));
      FaultyScorerProvider.permits().release(1000);
    }
  }

  @Test
  void framesThatHaveWaitedTooLongGiveWayToNewerOnes() {
    try (Monitor monitor = startOne()) {
      List<Frame> frames =
          withIndexesFrom(FaultyScorerProvider.WAITING, TestClips.frames(1, 6, 0, 0));
      camera.push(frames.subList(0, 5));
      await("five have arrived", () -> monitor.status("entrance").framesIn() == 5);
      FaultyScorerProvider.permits().release(1);
      awaitProcessed(monitor, "entrance", 1);
      await("the second is being scored", FaultyScorerProvider.permits()::hasQueuedThreads);
      fixture.clock.advance(Duration.ofSeconds(2));
      camera.push(frames.subList(5, 6));
      await("all have arrived", () -> monitor.status("entrance").framesIn() == 6);
      FaultyScorerProvider.permits().release(100);
      awaitProcessed(monitor, "entrance", 6);

      assertThat(monitor.status("entrance").scored()).isEqualTo(3);
      assertThat(monitor.status("entrance").dropped()).isEqualTo(3);
    }
  }

  @Test
  void everyFrameIsScoredDroppedSkippedOrQueued() {
    try (Monitor monitor = startOne()) {
      camera.push(TestClips.frames(1, 20, 0, 0));
      camera.push(withIndexesFrom(FaultyScorerProvider.THROWING, TestClips.frames(2, 20, 0, 0)));
      awaitProcessed(monitor, "entrance", 40);

      StreamStatus status = monitor.status("entrance");
      assertThat(status.framesIn())
          .isEqualTo(status.scored() + status.dropped() + status.skipped() + status.queued());
    }
  }

  @Test
  void overloadIsReportedOnce() {
    StreamConfig config = config(camera, detector).queueCapacity(8).build();
    try (Monitor monitor = fixture.builder().add("entrance", config).start()) {
      camera.push(withIndexesFrom(FaultyScorerProvider.WAITING, TestClips.frames(1, 100, 0, 0)));
      await("all arrived", () -> monitor.status("entrance").framesIn() == 100);
      fixture.clock.advance(Duration.ofSeconds(9));
      FaultyScorerProvider.permits().release(1000);
      awaitProcessed(monitor, "entrance", 100);
      fixture.clock.advance(Duration.ofSeconds(2));
      awaitState(monitor, "entrance", StreamState.DEGRADED);
      // The load is checked from time to time, on a slow machine not after each of these steps.
      for (int i = 0; monitor.status("entrance").health().state() != StreamState.WATCHING; i++) {
        assertThat(i).isLessThan(1000);
        fixture.clock.advance(Duration.ofSeconds(11));
        camera.push(TestClips.frames(i, 5, 0, 0));
        awaitProcessed(monitor, "entrance", 105 + 5 * i);
      }
    }

    assertThat(fixture.raised).containsOnlyOnce("entrance OVERLOADED");
  }

  @Test
  void aNameIsUsedOnce() {
    try (Monitor monitor = startOne()) {
      StreamConfig config = config(other, detector).build();

      assertThatThrownBy(() -> monitor.add("entrance", config))
          .isInstanceOf(InvalidOptionException.class)
          .hasMessageContaining("entrance");
      assertThatThrownBy(() -> monitor.pause("exit"))
          .isInstanceOf(InvalidOptionException.class)
          .hasMessageContaining("exit");
    }
  }

  @Test
  void aStreamNeedsASourceAndADetector() {
    StreamConfig.Builder config = StreamConfig.builder();
    assertThatThrownBy(config::build).hasMessageContaining("source");
    config.source(URI.create("rtsp://user:secret@camera/1"));
    assertThatThrownBy(config::build)
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("model")
        .hasMessageNotContaining("secret");
  }
}

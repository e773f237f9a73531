package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyRegion;
import io.vad4j.BoundingBox;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.InvalidFrameException;
import io.vad4j.InvalidOptionException;
import io.vad4j.SessionOptions;
import io.vad4j.SourceInfo;
import io.vad4j.StreamGap;
import io.vad4j.TrackPoint;
import io.vad4j.core.source.PrefetchingSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NamedStreamTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private static Detector detector;

  private final List<AnomalyEvent> starts = new ArrayList<>();
  private final List<AnomalyEvent> ends = new ArrayList<>();
  private final SessionOptions.Builder options =
      SessionOptions.builder()
          .listener(DetectionListener.eventStarts(starts::add))
          .listener(DetectionListener.eventEnds(ends::add));

  @BeforeAll
  static void fit() {
    detector = TestClips.fit("change");
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  /** The block runs in frames 30 to 49. */
  private static List<Frame> running() {
    return TestClips.frames(99, 80, 30, 50);
  }

  @Test
  void detectionsAndEventsCarryNameAndInstant() {
    List<Detection> detections;
    try (Stream<Detection> stream =
        detector.detect(
            TestClips.source("running", running()), options.name("door").start(NOON).build())) {
      detections = stream.toList();
    }

    assertThat(detections.get(9).source()).hasValue("door");
    assertThat(detections.get(9).instant()).hasValue(NOON.plusSeconds(1));
    AnomalyEvent event = ends.get(0);
    assertThat(event.source()).hasValue("door");
    assertThat(event.startInstant()).hasValue(NOON.plus(event.start()));
    assertThat(event.endInstant()).hasValue(NOON.plus(event.end()));
    assertThat(event.id()).isEqualTo("door-" + NOON + "-1");
  }

  @Test
  void withoutANameOrStartTheIdentifierIsTheNumber() {
    try (Stream<Detection> stream =
        detector.detect(TestClips.source("running", running()), options.build())) {
      assertThat(stream.findFirst().orElseThrow().instant()).isEmpty();
      starts.clear();
    }
    try (DetectorSession session = detector.newSession(options.build())) {
      running().forEach(session::process);
    }

    assertThat(starts.get(0).id()).isEqualTo("1");
    assertThat(starts.get(0).startInstant()).isEmpty();
  }

  @Test
  void identifiersStayUniqueOverResetAndReconnection() {
    for (int connection = 0; connection < 2; connection++) {
      try (DetectorSession session =
          detector.newSession(
              options.name("door").start(NOON.plusSeconds(60L * connection)).build())) {
        running().forEach(session::process);
        session.reset();
        running().forEach(session::process);
      }
    }

    assertThat(ends).hasSizeGreaterThanOrEqualTo(4);
    assertThat(ends).extracting(AnomalyEvent::id).doesNotHaveDuplicates();
  }

  @Test
  void aResetStartsAClipWithAnInstantOfItsOwn() {
    Instant later = NOON.plus(Duration.ofHours(1));
    try (DetectorSession session = detector.newSession(options.start(NOON).build())) {
      session.process(running().get(0));
      session.reset(later);
      List<Detection> detections =
          running().stream().flatMap(frame -> session.process(frame).stream()).toList();
      assertThat(detections.get(0).instant()).hasValue(later.plusMillis(100));
      session.reset();
      session.process(running().get(0));
      assertThat(session.process(running().get(1)).orElseThrow().instant()).isEmpty();
    }
  }

  @Test
  void aGapEndsTheEventAndResetsScorers() {
    List<Frame> before = running().subList(0, 45);
    List<Frame> after =
        running().subList(45, 80).stream()
            .map(f -> f.withPosition(f.index(), f.timestamp().plusSeconds(6)))
            .toList();
    List<StreamGap> gaps = new ArrayList<>();
    options.name("door").listener(gaps(gaps));
    try (DetectorSession session = detector.newSession(options.build())) {
      before.forEach(session::process);
      assertThat(starts).hasSize(1);
      assertThat(ends).isEmpty();

      assertThat(session.process(after.get(0))).as("warm-up").isEmpty();
      assertThat(ends).singleElement().extracting(AnomalyEvent::endFrame).isEqualTo(44L);
      assertThat(session.process(after.get(1))).isPresent();
      assertThat(gaps)
          .containsExactly(
              StreamGap.of(
                  Optional.of("door"), before.get(44).timestamp(), after.get(0).timestamp(), 1));
    }
  }

  @Test
  void aSourceThatFailsEndsTheEventAndTheSession() {
    List<Frame> frames = new ArrayList<>(running().subList(0, 45));
    frames.add(running().get(0));
    try (FrameSource damaged = TestClips.source("damaged", frames)) {
      Stream<Detection> detections = detector.detect(damaged, options.build());

      assertThatThrownBy(detections::count).isInstanceOf(InvalidFrameException.class);
      assertThat(ends).singleElement().extracting(AnomalyEvent::endFrame).isEqualTo(44L);
    }
  }

  @Test
  void aFrameThatIsRefusedIsNoGap() {
    List<StreamGap> gaps = new ArrayList<>();
    options.listener(gaps(gaps));
    List<Frame> frames = running();
    try (DetectorSession session = detector.newSession(options.build())) {
      frames.subList(1, 79).forEach(session::process);
      assertThatThrownBy(() -> session.process(frames.get(0)))
          .isInstanceOf(InvalidFrameException.class);

      assertThat(session.process(frames.get(79))).isPresent();
      assertThat(gaps).isEmpty();
    }
  }

  private static DetectionListener gaps(List<StreamGap> gaps) {
    return new DetectionListener() {
      @Override
      public void onGap(StreamGap gap) {
        gaps.add(gap);
      }
    };
  }

  @Test
  void aGapInTheTrainingVideoIsNoTimeOfTraining() {
    List<Frame> frames =
        TestClips.frames(5, 100, 100, 100).stream()
            .map(
                f ->
                    f.index() < 50
                        ? f
                        : f.withPosition(f.index(), f.timestamp().plus(Duration.ofHours(1))))
            .toList();
    try (Detector trained =
        Detector.builder()
            .scorer("change")
            .syntheticAnomalies(0)
            .fit(TestClips.source("paused", frames))) {
      assertThat(trained.info().offeredTime()).isEqualTo(Duration.ofMillis(9800));
    }
  }

  @Test
  void aSlowStreamHasNoGaps() {
    try (DetectorSession session = detector.newSession(options.build())) {
      List<Optional<Detection>> detections =
          running().stream()
              .map(f -> f.withPosition(f.index(), f.timestamp().multipliedBy(100)))
              .map(session::process)
              .toList();
      assertThat(detections.subList(1, 80)).allMatch(Optional::isPresent);
    }
  }

  @Test
  void closingASourceFromAnotherThreadIsACleanEnd() throws InterruptedException {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    FrameSource endless =
        new FrameSource() {
          private int next;

          @Override
          public SourceInfo info() {
            return TestClips.source("camera", running()).info();
          }

          @Override
          public Optional<Frame> next() {
            if (next < 40) {
              return Optional.of(running().get(next++));
            }
            blocked.countDown();
            try {
              released.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return Optional.empty();
          }

          @Override
          public void close() {
            released.countDown();
          }
        };
    FrameSource source = PrefetchingSource.of(endless);
    List<Detection> detections = new ArrayList<>();
    Thread reader =
        new Thread(
            () -> {
              try (Stream<Detection> stream = detector.detect(source, options.build())) {
                stream.forEach(detections::add);
                detections.add(detections.get(0));
              }
            });
    reader.start();
    blocked.await();
    source.close();
    reader.join();

    assertThat(detections.size()).as("ended without an exception").isBetween(2, 40);
    assertThat(detections.get(detections.size() - 1)).isSameAs(detections.get(0));
  }

  @Test
  void aSourceThatWasClosedBeforeIsStillAnError() {
    FrameSource source = PrefetchingSource.of(TestClips.normal(1, 20));
    source.close();

    try (Stream<Detection> stream = detector.detect(source)) {
      assertThatThrownBy(stream::toList).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anEventHasTheRegionsOfItsFramesOverTime() {
    try (Stream<Detection> stream =
        detector.detect(TestClips.source("running", running()), options.build())) {
      List<Detection> detections = stream.toList();
      AnomalyEvent event = ends.get(0);

      assertThat(event.track()).extracting(TrackPoint::frame).startsWith(event.startFrame());
      assertThat(event.track()).extracting(TrackPoint::frame).endsWith(event.endFrame());
      assertThat(event.track()).hasSizeGreaterThan(15);
      for (TrackPoint point : event.track()) {
        Detection detection = detections.get((int) point.frame() - 1);
        assertThat(point.regions()).isEqualTo(detection.fused().regions());
        assertThat(point.timestamp()).isEqualTo(detection.timestamp());
      }
    }
  }

  @Test
  void aRegionIsGivenInCellsAndInPixelsOfTheSource() {
    List<Frame> large = running().stream().map(NamedStreamTest::twiceTheSize).toList();
    try (Stream<Detection> stream =
        detector.detect(TestClips.source("large", large), options.build())) {
      Detection detection = stream.filter(d -> !d.regions().isEmpty()).findFirst().orElseThrow();
      AnomalyRegion region = detection.regions().get(0);
      BoundingBox.Pixels cells = region.cells(detection.map());
      BoundingBox.Pixels pixels = detection.pixels(region);

      assertThat(pixels)
          .isEqualTo(
              new BoundingBox.Pixels(
                  cells.x() * 16, cells.y() * 16, cells.width() * 16, cells.height() * 16));
    }
  }

  private static Frame twiceTheSize(Frame frame) {
    byte[] pixels = frame.toByteArray();
    byte[] large = new byte[4 * pixels.length];
    for (int i = 0; i < large.length; i++) {
      large[i] = pixels[i / 128 / 2 * 64 + i % 128 / 2];
    }
    return Frame.of(frame.index(), frame.timestamp(), 128, 96, frame.format(), large);
  }

  @Test
  void optionsAreValidated() {
    assertThatThrownBy(() -> SessionOptions.builder().name(" "))
        .isInstanceOf(InvalidOptionException.class);
    assertThatThrownBy(() -> SessionOptions.builder().maxGap(Duration.ZERO))
        .isInstanceOf(InvalidOptionException.class);
    assertThatThrownBy(() -> SessionOptions.builder().frameRate(0))
        .isInstanceOf(InvalidOptionException.class);
  }
}

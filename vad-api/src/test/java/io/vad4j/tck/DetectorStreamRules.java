package io.vad4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.SessionOptions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for the detections of a stream of frames. */
abstract class DetectorStreamRules extends DetectorListenerRules {
  private static final int CHUNK_SIZE = 7;

  @Test
  void anomalousFramesScoreHigher() {
    List<Detection> detections = detectAll(detector(), anomalousClip());

    assertThat(meanScore(detections, true)).isGreaterThan(meanScore(detections, false));
  }

  /** The mean score of the anomalous or of the normal half of the clip. */
  private double meanScore(List<Detection> detections, boolean anomalous) {
    int half = anomalousClip().size() / 2;
    return detections.stream()
        .filter(detection -> detection.index() >= half == anomalous)
        .mapToDouble(Detection::score)
        .average()
        .orElseThrow();
  }

  @Test
  void scoresAtTheThresholdAreAnomalous() {
    double threshold = detector().info().threshold();

    assertThat(detectAll(detector(), anomalousClip()))
        .allSatisfy(
            detection -> {
              assertThat(detection.score()).isFinite().isNotNegative();
              assertThat(detection.threshold()).isEqualTo(threshold);
              assertThat(detection.anomalous()).isEqualTo(detection.score() >= threshold);
            });
  }

  @Test
  void everyFrameAfterWarmUpHasADetectionInOrder() {
    List<Frame> clip = anomalousClip();
    List<Detection> detections = detectAll(detector(), clip);
    List<Frame> scoredFrames = clip.subList(clip.size() - detections.size(), clip.size());

    assertThat(detections).hasSizeGreaterThan(clip.size() / 2);
    assertThat(detections)
        .extracting(Detection::index)
        .isEqualTo(scoredFrames.stream().map(Frame::index).toList());
    assertThat(detections)
        .extracting(Detection::timestamp)
        .isEqualTo(scoredFrames.stream().map(Frame::timestamp).toList());
  }

  @Test
  void streamGivesTheSameDetectionsAsSingleFrames() {
    List<Detection> expected = expectedDetections();

    assertThat(detectStream(detector(), TckClips.source("clip", anomalousClip())))
        .as("detect(source)")
        .isEqualTo(expected);
  }

  @Test
  void watchGivesEachDetectionWithItsFrame() {
    List<Frame> clip = anomalousClip();
    List<Detection> expected = detectStream(detector(), TckClips.source("clip", clip));
    assumeTrue(
        expected.equals(detectStream(detector(), TckClips.source("clip", clip))),
        "the detector is not deterministic");
    ClipSource source = new ClipSource("clip", clip);
    List<Detection> detections = new ArrayList<>();

    detector()
        .watch(
            source,
            (frame, detection) -> {
              assumeTrue(source.framesRead() == detection.index() + 1, "the detector is not lazy");
              assertThat(frame.index()).isEqualTo(detection.index());
              assertThat(frame.timestamp()).isEqualTo(detection.timestamp());
              assertThat(frame.pixels()).isEqualTo(clip.get((int) detection.index()).pixels());
              detections.add(detection);
            });

    assertThat(detections).as("watch(source, consumer)").isEqualTo(expected);
  }

  @Test
  void watchEndsWithTheExceptionOfItsConsumer() {
    IllegalStateException failure = new IllegalStateException("consumer");

    assertThatThrownBy(
            () ->
                detector()
                    .watch(
                        TckClips.source("clip", anomalousClip()),
                        (frame, detection) -> {
                          throw failure;
                        }))
        .isSameAs(failure);
  }

  @Test
  void streamReadsItsSourceLazily() {
    ClipSource source = new ClipSource("clip", anomalousClip());
    try (Stream<Detection> stream = detector().detect(source)) {
      Iterator<Detection> detections = stream.iterator();
      assertThat(source.framesRead())
          .as("frames read before the first detection is requested")
          .isZero();
      Detection first = detections.next();

      assertThat((long) source.framesRead()).isEqualTo(first.index() + 1);
    }
  }

  @Test
  void futureFramesDoNotChangeADetection() {
    assumeTrue(detector().info().causal(), "the detector is not causal");
    List<Frame> clip = anomalousClip();
    int split = clip.size() / 2 + 5;
    try (Detector detector = newFittedDetector()) {
      List<Detection> expected = detectAll(detector, clip.subList(0, split));
      assumeTrue(
          expected.equals(detectAll(detector, clip.subList(0, split))),
          "the detector is not deterministic");
      List<Frame> whole = new ArrayList<>(clip.subList(0, split));
      clip.subList(split, clip.size())
          .forEach(frame -> whole.add(FrameTransform.NOISE.apply(frame)));

      assertThat(detectAll(detector, whole).subList(0, expected.size())).isEqualTo(expected);
      assertThat(detectAll(detector, clip.subList(0, split)))
          .as("detections in another stream after future frames")
          .isEqualTo(expected);
    }
  }

  @Test
  void theSameClipGivesTheSameDetections() {
    assertThat(detectAll(detector(), anomalousClip()))
        .isEqualTo(detectAll(detector(), anomalousClip()));
  }

  @Test
  void resetSessionDetectsLikeANewOne() {
    List<Detection> expected = expectedDetections();
    try (DetectorSession session = detector().newSession()) {
      detectAll(session, TckClips.anomalousFrom(60, width(), height(), 30, 0));
      session.reset();

      assertThat(detectAll(session, anomalousClip()))
          .usingRecursiveComparison()
          .ignoringFieldsMatchingRegexes(".*\\.(number|id)")
          .isEqualTo(expected);
    }
  }

  @Test
  void sessionsAreIndependent() {
    List<Detection> expected = expectedDetections();
    List<Frame> clip = anomalousClip();
    List<Frame> other = TckClips.anomalousFrom(60, width(), height(), clip.size(), 0);
    List<Detection> interleaved = new ArrayList<>();
    try (DetectorSession one = detector().newSession();
        DetectorSession two = detector().newSession()) {
      for (int i = 0; i < clip.size(); i++) {
        one.process(clip.get(i)).ifPresent(interleaved::add);
        two.process(other.get(i));
      }
    }

    assertThat(interleaved).isEqualTo(expected);
  }

  @Test
  void twoThreadsWithASessionEachAgreeWithOne() throws Exception {
    List<Detection> expected = expectedDetections();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<List<Detection>> task = () -> detectAll(detector(), anomalousClip());
      for (Future<List<Detection>> result : threads.invokeAll(List.of(task, task))) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void clipInChunksFromSeveralThreadsGivesTheSameDetections() throws Exception {
    expectedDetections();

    assertThat(detectInChunks(CHUNK_SIZE)).isEqualTo(detectInChunks(anomalousClip().size()));
  }

  private List<Detection> detectInChunks(int size) throws Exception {
    List<Frame> clip = anomalousClip();
    List<Detection> detections = new ArrayList<>();
    try (DetectorSession session = detector().newSession()) {
      for (int from = 0; from < clip.size(); from += size) {
        List<Frame> chunk = clip.subList(from, Math.min(from + size, clip.size()));
        FutureTask<List<Detection>> task = new FutureTask<>(() -> detectAll(session, chunk));
        new Thread(task, "chunk from " + from).start();
        detections.addAll(task.get());
      }
    }
    return detections;
  }

  @Test
  void framesOfAnotherSizeAreRejected() {
    try (DetectorSession session = detector().newSession()) {
      detectAll(session, anomalousClip());

      assertThatThrownBy(() -> session.process(largerFrame()))
          .isInstanceOf(InvalidFrameException.class);
    }
  }

  @Test
  void decreasingTimestampsAreRejected() {
    try (DetectorSession session = detector().newSession()) {
      detectAll(session, anomalousClip());

      assertThatThrownBy(() -> session.process(anomalousClip().get(0)))
          .isInstanceOf(InvalidFrameException.class);
    }
  }

  @Test
  void rejectedFrameDoesNotChangeState() {
    List<Detection> expected = expectedDetections();
    List<Frame> clip = anomalousClip();
    int half = clip.size() / 2;
    try (DetectorSession session = detector().newSession()) {
      List<Detection> detections = new ArrayList<>(detectAll(session, clip.subList(0, half)));
      assumeTrue(rejects(session, largerFrame()), "the session accepts frames of any size");
      detections.addAll(detectAll(session, clip.subList(half, clip.size())));

      assertThat(detections).isEqualTo(expected);
    }
  }

  @Test
  void resumedSessionGoesOnLikeTheUncutOne() {
    assumeDeterministic();
    List<Object> expected = new ArrayList<>();
    try (DetectorSession uncut = detector().newSession(recorder(expected))) {
      detectAll(uncut, anomalousClip());
    }
    for (int size : new int[] {1, CHUNK_SIZE, anomalousClip().size() / 2 + CHUNK_SIZE}) {
      List<Object> resumed = new ArrayList<>();
      detectResumed(size, recorder(resumed));

      assertThat(resumed).as("cut after each %d frames", size).isEqualTo(expected);
    }
  }

  @Test
  void snapshotLeavesItsSessionAsItIs() {
    List<Detection> expected = expectedDetections();
    List<Detection> detections = new ArrayList<>();
    try (DetectorSession session =
        detector().newSession(SessionOptions.builder().resumable(true).build())) {
      for (Frame frame : anomalousClip()) {
        session.process(frame).ifPresent(detections::add);
        supported(session::snapshot);
      }
    }

    assertThat(detections).isEqualTo(expected);
  }

  /** Detects with a session for each part of the clip, opened from the state of the one before. */
  private void detectResumed(int size, DetectionListener listener) {
    List<Frame> clip = anomalousClip();
    SessionOptions options = SessionOptions.builder().resumable(true).listener(listener).build();
    DetectorSession session = detector().newSession(options);
    for (int from = 0; from < clip.size(); from += size) {
      if (from > 0) {
        byte[] state = supported(session::suspend);
        session = detector().newSession(options.toBuilder().snapshot(state).build());
      }
      detectAll(session, clip.subList(from, Math.min(from + size, clip.size())));
    }
    session.close();
  }

  private static byte[] supported(Supplier<byte[]> snapshot) {
    try {
      return snapshot.get();
    } catch (UnsupportedOperationException e) {
      return abort("the detector's sessions have no snapshots");
    }
  }

  private static DetectionListener recorder(List<Object> reports) {
    return new DetectionListener() {
      @Override
      public void onDetection(Detection detection) {
        reports.add(detection);
      }

      @Override
      public void onEventStart(AnomalyEvent event) {
        reports.add(event);
      }

      @Override
      public void onEventEnd(AnomalyEvent event) {
        reports.add(event);
      }
    };
  }

  private Frame largerFrame() {
    Frame larger = TckClips.normal(1, 2 * width(), 2 * height(), 1).get(0);
    List<Frame> clip = anomalousClip();
    Frame last = clip.get(clip.size() - 1);
    return larger.withPosition(last.index() + 1, last.timestamp().plusMillis(100));
  }

  private static boolean rejects(DetectorSession session, Frame frame) {
    try {
      session.process(frame);
      return false;
    } catch (InvalidFrameException e) {
      return true;
    }
  }

  @Test
  void closingASessionTwiceHasNoEffect() {
    DetectorSession session = detector().newSession();
    session.process(anomalousClip().get(0));
    session.close();
    session.close();
  }

  @Test
  void closedSessionRejectsFrames() {
    DetectorSession session = detector().newSession();
    session.close();

    assertThatThrownBy(() -> session.process(anomalousClip().get(0)))
        .isInstanceOf(IllegalStateException.class);
  }
}

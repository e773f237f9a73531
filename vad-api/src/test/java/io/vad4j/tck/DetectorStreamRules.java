package io.vad4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules for what a detector says of a stream of frames. */
abstract class DetectorStreamRules extends DetectorListenerRules {
  private static final int CHUNK = 7;

  @Test
  void unusualFramesScoreHigher() {
    List<Detection> detections = detections(detector(), abnormalClip());

    assertThat(meanScore(detections, true)).isGreaterThan(meanScore(detections, false));
  }

  /** The mean score of the unusual or of the normal half of the clip. */
  private double meanScore(List<Detection> detections, boolean unusual) {
    int half = abnormalClip().size() / 2;
    return detections.stream()
        .filter(detection -> detection.index() >= half == unusual)
        .mapToDouble(Detection::score)
        .average()
        .orElseThrow();
  }

  @Test
  void whatReachesTheThresholdIsAbnormal() {
    double threshold = detector().info().threshold();

    assertThat(detections(detector(), abnormalClip()))
        .allSatisfy(
            detection -> {
              assertThat(detection.score()).isFinite().isNotNegative();
              assertThat(detection.abnormal()).isEqualTo(detection.score() >= threshold);
            });
  }

  @Test
  void everyFrameAfterTheFirstThatIsAnsweredIsAnsweredInItsPlace() {
    List<Frame> clip = abnormalClip();
    List<Detection> detections = detections(detector(), clip);
    List<Frame> answered = clip.subList(clip.size() - detections.size(), clip.size());

    assertThat(detections).hasSizeGreaterThan(clip.size() / 2);
    assertThat(detections)
        .extracting(Detection::index)
        .isEqualTo(answered.stream().map(Frame::index).toList());
    assertThat(detections)
        .extracting(Detection::time)
        .isEqualTo(answered.stream().map(Frame::time).toList());
  }

  @Test
  void aStreamIsDetectedAsItsFramesOneByOne() {
    List<Detection> expected = expected();

    assertThat(streamed(detector(), TckFootage.source("clip", abnormalClip())))
        .as("detect(source)")
        .isEqualTo(expected);
  }

  @Test
  void theDetectorsOwnStreamIsDetectedAsAnyOther() {
    List<Detection> expected = expected();
    List<Detection> own = new ArrayList<>();
    detector().reset();
    abnormalClip().forEach(frame -> detector().process(frame).ifPresent(own::add));
    detector().reset();

    assertThat(own).as("process(frame)").isEqualTo(expected);
  }

  @Test
  void aStreamIsReadNoFurtherThanItIsAskedFor() {
    ClipSource source = new ClipSource("clip", abnormalClip());
    try (Stream<Detection> stream = detector().detect(source)) {
      Iterator<Detection> detections = stream.iterator();
      assertThat(source.read()).as("frames read before anything was asked for").isZero();
      Detection first = detections.next();

      assertThat((long) source.read()).isEqualTo(first.index() + 1);
    }
  }

  @Test
  void framesToComeDoNotChangeADetection() {
    assumeTrue(detector().info().causal(), "the detector does not say that it is causal");
    List<Frame> clip = abnormalClip();
    int now = clip.size() / 2 + 5;
    try (Detector detector = newlyFitted()) {
      List<Detection> expected = detections(detector, clip.subList(0, now));
      assumeTrue(
          expected.equals(detections(detector, clip.subList(0, now))),
          "the detector does not repeat itself");
      List<Frame> whole = new ArrayList<>(clip.subList(0, now));
      clip.subList(now, clip.size()).forEach(frame -> whole.add(Picture.NOISE.of(frame)));

      assertThat(detections(detector, whole).subList(0, expected.size())).isEqualTo(expected);
      assertThat(detections(detector, clip.subList(0, now)))
          .as("detections in another stream after the frames to come")
          .isEqualTo(expected);
    }
  }

  @Test
  void theSameClipGivesTheSameDetections() {
    assertThat(detections(detector(), abnormalClip()))
        .isEqualTo(detections(detector(), abnormalClip()));
  }

  @Test
  void aSessionThatWasResetDetectsAsAFreshOne() {
    List<Detection> expected = expected();
    try (DetectorSession session = detector().open()) {
      detections(session, TckFootage.abnormalFrom(60, width(), height(), 30, 0));
      session.reset();

      assertThat(detections(session, abnormalClip())).isEqualTo(expected);
    }
  }

  @Test
  void sessionsDoNotDisturbEachOther() {
    List<Detection> expected = expected();
    List<Frame> clip = abnormalClip();
    List<Frame> other = TckFootage.abnormalFrom(60, width(), height(), clip.size(), 0);
    List<Detection> interleaved = new ArrayList<>();
    try (DetectorSession one = detector().open();
        DetectorSession two = detector().open()) {
      for (int i = 0; i < clip.size(); i++) {
        one.process(clip.get(i)).ifPresent(interleaved::add);
        two.process(other.get(i));
      }
    }

    assertThat(interleaved).isEqualTo(expected);
  }

  @Test
  void twoThreadsWithASessionEachAgreeWithOne() throws Exception {
    List<Detection> expected = expected();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<List<Detection>> task = () -> detections(detector(), abnormalClip());
      for (Future<List<Detection>> result : threads.invokeAll(List.of(task, task))) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aClipInChunksFromSeveralThreadsIsDetectedAsInOneGo() throws Exception {
    expected();

    assertThat(inChunksOf(CHUNK)).isEqualTo(inChunksOf(abnormalClip().size()));
  }

  private List<Detection> inChunksOf(int size) throws Exception {
    List<Frame> clip = abnormalClip();
    List<Detection> detections = new ArrayList<>();
    try (DetectorSession session = detector().open()) {
      for (int from = 0; from < clip.size(); from += size) {
        List<Frame> chunk = clip.subList(from, Math.min(from + size, clip.size()));
        FutureTask<List<Detection>> task = new FutureTask<>(() -> detections(session, chunk));
        new Thread(task, "chunk from " + from).start();
        detections.addAll(task.get());
      }
    }
    return detections;
  }

  @Test
  void framesOfAnotherSizeAreRefused() {
    try (DetectorSession session = detector().open()) {
      detections(session, abnormalClip());

      assertThatThrownBy(() -> session.process(largerFrame()))
          .isInstanceOf(InvalidFrameException.class);
    }
  }

  @Test
  void timeThatGoesBackIsRefused() {
    try (DetectorSession session = detector().open()) {
      detections(session, abnormalClip());

      assertThatThrownBy(() -> session.process(abnormalClip().get(0)))
          .isInstanceOf(InvalidFrameException.class);
    }
  }

  @Test
  void aRefusedFrameLeavesNoTrace() {
    List<Detection> expected = expected();
    List<Frame> clip = abnormalClip();
    int half = clip.size() / 2;
    try (DetectorSession session = detector().open()) {
      List<Detection> detections = new ArrayList<>(detections(session, clip.subList(0, half)));
      assumeTrue(refuses(session, largerFrame()), "the session takes frames of any size");
      detections.addAll(detections(session, clip.subList(half, clip.size())));

      assertThat(detections).isEqualTo(expected);
    }
  }

  private Frame largerFrame() {
    Frame larger = TckFootage.normal(1, 2 * width(), 2 * height(), 1).get(0);
    List<Frame> clip = abnormalClip();
    Frame last = clip.get(clip.size() - 1);
    return larger.at(last.index() + 1, last.time().plusMillis(100));
  }

  private static boolean refuses(DetectorSession session, Frame frame) {
    try {
      session.process(frame);
      return false;
    } catch (InvalidFrameException e) {
      return true;
    }
  }

  @Test
  void closingASessionTwiceDoesNothing() {
    DetectorSession session = detector().open();
    session.process(abnormalClip().get(0));
    session.close();
    session.close();
  }

  @Test
  void aClosedSessionRefusesFrames() {
    DetectorSession session = detector().open();
    session.close();

    assertThatThrownBy(() -> session.process(abnormalClip().get(0)))
        .isInstanceOf(IllegalStateException.class);
  }
}

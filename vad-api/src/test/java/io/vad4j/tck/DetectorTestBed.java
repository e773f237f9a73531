package io.vad4j.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Test fixture of the detector rules: a fitted detector, and clips. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DetectorTestBed {
  static final long SEED = 7;
  static final DetectionListener NO_OP_LISTENER = DetectionListener.none();

  private Detector detector;

  /** An unfitted detector with a seed. */
  protected abstract Detector create(long seed);

  /** A detector that one of {@link #create} saved. */
  protected abstract Detector load(Path file);

  /** Width of the frames in pixels; default 96. */
  protected int width() {
    return 96;
  }

  /** Height of the frames in pixels; default 72. */
  protected int height() {
    return 72;
  }

  /** Normal clips to fit on; default six of 60 frames. */
  protected List<List<Frame>> normalClips() {
    return IntStream.range(0, 6)
        .mapToObj(seed -> TckClips.normal(seed, width(), height(), 60))
        .toList();
  }

  /**
   * A clip with normal frames in its first half, and anomalies that the detector detects in its
   * second; default 80 frames with a large fast block.
   */
  protected List<Frame> anomalousClip() {
    return TckClips.anomalousFrom(50, width(), height(), 80, 40);
  }

  @BeforeAll
  void fitDetector() {
    detector = newFittedDetector();
  }

  @AfterAll
  void closeDetector() {
    if (detector != null) {
      detector.close();
    }
  }

  /** The fitted detector that most rules use. */
  final Detector detector() {
    return detector;
  }

  final List<ClipSource> normalSources() {
    List<List<Frame>> clips = normalClips();
    return IntStream.range(0, clips.size())
        .mapToObj(i -> new ClipSource("normal-" + i, clips.get(i)))
        .toList();
  }

  final Detector newFittedDetector() {
    try (Detector unfitted = create(SEED)) {
      return unfitted.fit(normalSources());
    }
  }

  static List<Detection> detectAll(DetectorSession session, List<Frame> frames) {
    List<Detection> detections = new ArrayList<>();
    for (Frame frame : frames) {
      session.process(frame).ifPresent(detections::add);
    }
    return detections;
  }

  static List<Detection> detectAll(Detector detector, List<Frame> frames) {
    try (DetectorSession session = detector.newSession()) {
      return detectAll(session, frames);
    }
  }

  static List<Detection> detectStream(Detector detector, FrameSource source) {
    try (Stream<Detection> stream = detector.detect(source)) {
      return stream.toList();
    }
  }

  /**
   * {@return the detections of a new session on the anomalous clip} A detector that is not
   * deterministic breaks the rule that it must be, and is not tested for rules that compare.
   */
  final List<Detection> expectedDetections() {
    List<Detection> firstRun = detectAll(detector, anomalousClip());
    assumeTrue(
        firstRun.equals(detectAll(detector, anomalousClip())), "the detector is not deterministic");
    return firstRun;
  }

  final void assumeDeterministic() {
    expectedDetections();
  }
}

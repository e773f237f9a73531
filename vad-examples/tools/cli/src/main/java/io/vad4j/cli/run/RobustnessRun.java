package io.vad4j.cli.run;

import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import io.vad4j.ScoreDrift;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.core.simulation.Corruption;
import io.vad4j.core.simulation.Disturbance;
import io.vad4j.core.simulation.SceneChange;
import io.vad4j.core.simulation.SyntheticAnomaly;
import io.vad4j.core.simulation.SyntheticVideo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/**
 * Trains a detector on a synthetic scene and measures it under disturbances and corruptions that
 * training does not have.
 */
public final class RobustnessRun {
  /** An anomaly is found if it is flagged until this time after it. */
  private static final Duration FOUND_DELAY = Duration.ofSeconds(1);

  private final RobustnessClips clips;
  private final Detector detector;
  private final Map<SyntheticAnomaly, BitSet> labels;
  private final ProgressListener progress;

  /**
   * Length and size of a measurement.
   *
   * @param clip length of the normal clip
   * @param anomalyClip length of the clip with anomalies
   * @param frameRate frames per second
   * @param trainingClips number of normal clips to train on, of 40 seconds each
   */
  public record Settings(Duration clip, Duration anomalyClip, double frameRate, int trainingClips) {
    int frames(Duration duration) {
      return (int) Math.max(1, Math.round(duration.toMillis() / 1000.0 * frameRate));
    }
  }

  private RobustnessRun(RobustnessClips clips, Detector detector, ProgressListener progress) {
    this.clips = clips;
    this.detector = detector;
    this.progress = progress;
    this.labels = clips.labels();
  }

  /**
   * Trains on a scene and measures conditions.
   *
   * @param builder settings of the detector
   * @param seed seed of the scene and of the detector
   * @param settings length and size of the measurement
   * @param figures by condition: {@code none}, or the name of a disturbance or corruption; the
   *     results are added
   * @param listener called with every condition that is measured, and its figures so far
   * @param progress called while frames are processed
   */
  public static void measure(
      DetectorBuilder builder,
      long seed,
      Settings settings,
      Map<String, RobustnessFigures> figures,
      BiConsumer<String, RobustnessFigures> listener,
      ProgressListener progress) {
    RobustnessClips clips = new RobustnessClips(seed, settings);
    try (Detector detector = builder.seed(seed).progress(progress).fit(clips.openTraining())) {
      RobustnessRun run = new RobustnessRun(clips, detector, progress);
      figures.forEach(
          (condition, result) -> {
            run.measureNormal(condition, result);
            run.measureAnomalies(condition, result);
            listener.accept(condition, result);
          });
    }
  }

  /** {@return the names of all disturbances} */
  public static List<String> disturbances() {
    return Arrays.stream(Disturbance.values()).map(RobustnessClips::name).toList();
  }

  /** {@return the names of all corruptions} */
  public static List<String> corruptions() {
    return Arrays.stream(Corruption.values()).map(RobustnessClips::name).toList();
  }

  private void measureNormal(String condition, RobustnessFigures figures) {
    SyntheticVideo clip = clips.normal(condition);
    List<SceneChange> changes = clip.changes();
    DetectionListener drifts =
        new DetectionListener() {
          @Override
          public void onDrift(ScoreDrift drift) {
            figures.addDrift();
          }
        };
    for (Detection detection : detect(condition, clip, drifts)) {
      List<ChannelScore> channels = detection.channels();
      figures.addChannels(channels.stream().map(ChannelScore::name).toList());
      if (RobustnessClips.isSettled(detection.timestamp(), changes)) {
        figures.addNormal(
            (double) detection.timestamp().toMillis() / clips.settings().clip().toMillis(),
            detection.anomalous(),
            channels.stream().filter(ChannelScore::anomalous).map(ChannelScore::name).toList());
      }
    }
  }

  private void measureAnomalies(String condition, RobustnessFigures figures) {
    SyntheticVideo clip = clips.withAnomalies(condition);
    double[] scores = new double[clip.frameCount()];
    BitSet flagged = new BitSet();
    int next = 0;
    for (Detection detection : detect(condition, clip, DetectionListener.none())) {
      int index = (int) detection.index();
      for (; next < index; next++) {
        scores[next] = next == 0 ? 0 : scores[next - 1];
      }
      scores[index] = detection.score();
      flagged.set(index, detection.channels().stream().anyMatch(ChannelScore::anomalous));
      next = index + 1;
    }
    boolean[] abnormal = new boolean[scores.length];
    int delay = clips.settings().frames(FOUND_DELAY);
    labels.forEach(
        (kind, frames) -> {
          frames.stream().forEach(frame -> abnormal[frame] = true);
          for (int start = frames.nextSetBit(0); start >= 0; ) {
            int end = start;
            while (frames.nextSetBit(end) >= 0 && frames.nextSetBit(end) <= end + delay) {
              end = frames.nextSetBit(end) + 1;
            }
            int hit = flagged.nextSetBit(start);
            figures.addAnomaly(RobustnessClips.name(kind), hit >= 0 && hit < end + delay);
            start = frames.nextSetBit(end);
          }
        });
    figures.addScores(ScoredClip.of(clip.name(), scores, abnormal));
  }

  private List<Detection> detect(
      String condition, SyntheticVideo clip, DetectionListener listener) {
    List<Detection> detections = new ArrayList<>();
    try (FrameSource source = clip.open();
        DetectorSession session = detector.newSession(listener)) {
      for (Optional<Frame> frame = source.next(); frame.isPresent(); frame = source.next()) {
        session.process(frame.get()).ifPresent(detections::add);
        progress.onProgress(
            new Progress(
                condition, frame.get().index() + 1, OptionalLong.of(clip.frameCount()), ""));
      }
    }
    return detections;
  }
}

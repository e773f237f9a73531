package io.vad4j.core.training;

import io.vad4j.FrameMask;
import io.vad4j.PerspectiveMode;
import io.vad4j.Progress;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.cutpaste.CutPasteGenerator;
import io.vad4j.core.cutpaste.ObjectSize;
import io.vad4j.core.cutpaste.PseudoAnomalyClip;
import io.vad4j.core.cutpaste.PseudoAnomalyType;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.image.PixelMask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Pseudo-anomalies generated from held-out video by cut-paste. Each fold has its own, so that no
 * model scores frames that it was trained on.
 */
final class PseudoAnomalyTrials {
  /** About the maximum of frames of a fold in which moving objects are segmented. */
  private static final int MAX_FRAMES = 600;

  private static final int MIN_SEGMENT_FRAMES = 100;

  /** Normal frames before an anomaly beyond the warm-up, for smoothing to settle. */
  private static final Duration SETTLING_TIME = Duration.ofMillis(1500);

  private static final int MAX_WARM_UP = 100;

  private final DetectorSettings settings;
  private final TaskPool taskPool;

  PseudoAnomalyTrials(DetectorSettings settings, TaskPool taskPool) {
    this.settings = settings;
    this.taskPool = taskPool;
  }

  /**
   * A clip with a pseudo-anomaly.
   *
   * @param fold the fold that it was generated from, from 0
   * @param clip the clip
   * @param anomalousFrames the positions of its anomalous frames
   */
  record Trial(int fold, PseudoAnomalyClip clip, int[] anomalousFrames) {
    private static Trial of(int fold, PseudoAnomalyClip clip) {
      return new Trial(
          fold,
          clip,
          IntStream.range(clip.warmUpFrames(), clip.size()).filter(clip::isAbnormal).toArray());
    }
  }

  /**
   * The trials of all folds.
   *
   * @param trials empty where no moving object can be segmented, or if none were requested
   * @param objectCount number of moving objects that can be cut out
   * @param objectSizes sizes of all moving objects; empty if neither they nor trials were requested
   */
  record TrialSet(List<Trial> trials, int objectCount, List<ObjectSize> objectSizes) {}

  /**
   * Generates the trials of all folds.
   *
   * @param scorers the scorers that will score them, which decide on the warm-up
   */
  TrialSet generate(FrameCache frames, KFold folds, List<ScorerConfig> scorers) {
    int foldCount = folds.count();
    int perKind = (settings.config().syntheticAnomalies() + foldCount - 1) / foldCount;
    if (perKind == 0 && settings.config().perspectiveMode() != PerspectiveMode.AUTO) {
      return new TrialSet(List.of(), 0, List.of());
    }
    settings
        .progress()
        .onProgress(new Progress("generating pseudo-anomalies", 0, OptionalLong.of(foldCount), ""));
    List<Callable<TrialSet>> tasks = new ArrayList<>();
    for (int fold = 0; fold < foldCount; fold++) {
      int number = fold;
      tasks.add(() -> generate(frames, folds.folds().get(number), number, perKind, scorers));
    }
    List<Trial> trials = new ArrayList<>();
    int objectCount = 0;
    List<ObjectSize> objectSizes = new ArrayList<>();
    for (TrialSet foldTrials : taskPool.invokeAll(tasks)) {
      trials.addAll(foldTrials.trials());
      objectCount += foldTrials.objectCount();
      objectSizes.addAll(foldTrials.objectSizes());
    }
    return new TrialSet(trials, objectCount, objectSizes);
  }

  private TrialSet generate(
      FrameCache frames,
      List<FrameCache.Clip> clips,
      int fold,
      int perKind,
      List<ScorerConfig> scorers) {
    CutPasteGenerator generator =
        CutPasteGenerator.fit(
            frames.subset(selectSegments(clips)),
            31 * settings.config().seed() + fold,
            settings.config().ignored());
    Optional<PixelMask> ignored = ignoredPixels(frames.width(), frames.height());
    List<Trial> trials = new ArrayList<>();
    for (PseudoAnomalyClip clip :
        generator.clips(PseudoAnomalyType.defaults(), perKind, warmUpFrames(clips, scorers))) {
      Trial trial = Trial.of(fold, clip);
      if (trial.anomalousFrames().length > 0 && isOutside(ignored, trial)) {
        trials.add(trial);
      }
    }
    return new TrialSet(trials, generator.objectCount(), generator.objectSizes());
  }

  private Optional<PixelMask> ignoredPixels(int width, int height) {
    FrameMask ignored = settings.config().ignored();
    if (ignored.isEmpty()) {
      return Optional.empty();
    }
    boolean[] pixels = new boolean[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = ignored.contains((i % width + 0.5) / width, (i / width + 0.5) / height);
    }
    return Optional.of(PixelMask.of(width, height, pixels));
  }

  /** Whether no part of the pasted object is ignored. */
  private static boolean isOutside(Optional<PixelMask> ignored, Trial trial) {
    return ignored.isEmpty()
        || Arrays.stream(trial.anomalousFrames())
            .allMatch(frame -> trial.clip().mask(frame).intersectionCount(ignored.get()) == 0);
  }

  /** The middle of each clip, or of some of them where there are many. */
  private static List<FrameCache.Clip> selectSegments(List<FrameCache.Clip> clips) {
    int maxSegments = Math.max(1, MAX_FRAMES / MIN_SEGMENT_FRAMES);
    int segmentCount = Math.min(maxSegments, clips.size());
    List<FrameCache.Clip> segments = new ArrayList<>();
    for (int i = 0; i < segmentCount; i++) {
      FrameCache.Clip clip = clips.get((int) ((long) i * clips.size() / segmentCount));
      segments.add(clip.middle(MAX_FRAMES / segmentCount));
    }
    return segments;
  }

  private static int warmUpFrames(List<FrameCache.Clip> clips, List<ScorerConfig> scorers) {
    int warmUp =
        scorers.stream().mapToInt(scorer -> scorer.descriptor().warmUpFrames()).max().orElse(0);
    FrameCache.Clip clip = clips.get(0);
    double[] seconds = clip.seconds();
    double interval = seconds.length < 2 ? 0 : seconds[seconds.length - 1] / (seconds.length - 1);
    int settling =
        interval <= 0 ? 15 : (int) Math.ceil(SETTLING_TIME.toMillis() / 1000.0 / interval);
    return Math.min(MAX_WARM_UP, warmUp) + Math.min(MAX_WARM_UP, settling);
  }
}

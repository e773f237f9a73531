package io.vad4j.core.training;

import io.vad4j.Progress;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.PerspectiveMode;
import io.vad4j.core.cutpaste.CutPasteGenerator;
import io.vad4j.core.cutpaste.ObjectSize;
import io.vad4j.core.cutpaste.PseudoAnomalyClip;
import io.vad4j.core.cutpaste.PseudoAnomalyType;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.fusion.ScoreChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/**
 * Makes pasted anomalies of footage that is held out. Each part of the footage has its own, cut
 * from it and pasted into it, so that weights learned on some parts can be checked on another, and
 * no model is tried on what it was trained on.
 */
final class PseudoAnomalyTrials {
  /** About the most frames of a part that things are sought in. */
  private static final int MAX_FRAMES = 600;

  private static final int MIN_SEGMENT_FRAMES = 100;

  /** How long scorers see normal frames beside their warm-up, for smoothing to settle. */
  private static final Duration SETTLING_TIME = Duration.ofMillis(1500);

  private static final int MAX_WARM_UP = 100;

  private final DetectorSettings settings;
  private final TaskPool taskPool;

  PseudoAnomalyTrials(DetectorSettings settings, TaskPool taskPool) {
    this.settings = settings;
    this.taskPool = taskPool;
  }

  /**
   * The trials.
   *
   * @param trials none where nothing moves that can be cut out, or none were wanted
   * @param objectCount how many moving things were found that can be cut out
   * @param objectSizes of all moving things; none if neither they nor trials were wanted
   */
  record TrialSet(List<PseudoAnomalyTrial> trials, int objectCount, List<ObjectSize> objectSizes) {}

  /** Makes the trials of all parts of some frames. */
  TrialSet generate(FrameCache frames, KFold folds) {
    List<List<Integer>> parts = folds.validationParts();
    int perKind = (settings.syntheticAnomalies() + parts.size() - 1) / parts.size();
    if (perKind == 0 && settings.perspectiveMode() != PerspectiveMode.AUTO) {
      return new TrialSet(List.of(), 0, List.of());
    }
    settings
        .progress()
        .onProgress(new Progress("pasting anomalies", 0, OptionalLong.of(parts.size()), ""));
    List<Callable<TrialSet>> tasks = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      int number = part;
      tasks.add(() -> generate(frames, folds, number, parts.get(number), perKind));
    }
    List<PseudoAnomalyTrial> trials = new ArrayList<>();
    int objectCount = 0;
    List<ObjectSize> objectSizes = new ArrayList<>();
    for (TrialSet partTrials : taskPool.invokeAll(tasks)) {
      trials.addAll(partTrials.trials());
      objectCount += partTrials.objectCount();
      objectSizes.addAll(partTrials.objectSizes());
    }
    return new TrialSet(trials, objectCount, objectSizes);
  }

  private TrialSet generate(
      FrameCache frames, KFold folds, int part, List<Integer> members, int perKind) {
    List<FrameCache.Clip> clips = members.stream().map(folds.heldOutClips()::get).toList();
    CutPasteGenerator generator =
        CutPasteGenerator.fit(frames.subset(selectSegments(clips)), 31 * settings.seed() + part);
    List<PseudoAnomalyTrial> trials = new ArrayList<>();
    for (PseudoAnomalyClip clip :
        generator.clips(PseudoAnomalyType.defaults(), perKind, warmUpFrames(clips))) {
      PseudoAnomalyTrial trial = PseudoAnomalyTrial.of(part, folds.foldOf(members.get(0)), clip);
      if (trial.anomalousFrames().length > 0) {
        trials.add(trial);
      }
    }
    return new TrialSet(trials, generator.objectCount(), generator.objectSizes());
  }

  /** The middle of each clip, or of some of them where there are many. */
  private static List<FrameCache.Clip> selectSegments(List<FrameCache.Clip> clips) {
    int maxSegments = Math.max(1, MAX_FRAMES / MIN_SEGMENT_FRAMES);
    int segmentCount = Math.min(maxSegments, clips.size());
    List<FrameCache.Clip> segments = new ArrayList<>();
    for (int i = 0; i < segmentCount; i++) {
      FrameCache.Clip clip = clips.get((int) ((long) i * clips.size() / segmentCount));
      int length = Math.min(clip.size(), MAX_FRAMES / segmentCount);
      int start = (clip.size() - length) / 2;
      segments.add(clip.slice(start, start + length));
    }
    return segments;
  }

  private int warmUpFrames(List<FrameCache.Clip> clips) {
    int warmUp =
        ScoreChannel.partition(settings.scorers()).get(0).select(settings.scorers()).stream()
            .mapToInt(scorerConfig -> scorerConfig.provider().descriptor().warmUpFrames())
            .max()
            .orElse(0);
    FrameCache.Clip clip = clips.get(0);
    double[] seconds = clip.seconds();
    double interval = seconds.length < 2 ? 0 : seconds[seconds.length - 1] / (seconds.length - 1);
    int settling =
        interval <= 0 ? 15 : (int) Math.ceil(SETTLING_TIME.toMillis() / 1000.0 / interval);
    return Math.min(MAX_WARM_UP, warmUp) + Math.min(MAX_WARM_UP, settling);
  }
}

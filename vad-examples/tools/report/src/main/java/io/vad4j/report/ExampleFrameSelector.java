package io.vad4j.report;

import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.core.image.HeatMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Selects example frames while clips are read: of each clip the true positive and the false
 * positive of the highest score and the false negative of the lowest, and of those the most extreme
 * ones of all clips.
 */
public final class ExampleFrameSelector {
  private static final int MAX_PER_OUTCOME = 6;

  private final Map<ExampleFrame.DetectionOutcome, ScoredFrame> clipExtremes =
      new EnumMap<>(ExampleFrame.DetectionOutcome.class);
  private final Map<ExampleFrame.DetectionOutcome, List<ExampleFrame>> selected =
      new EnumMap<>(ExampleFrame.DetectionOutcome.class);

  private record ScoredFrame(Frame frame, Detection detection) {}

  /**
   * Offers a frame of the current clip.
   *
   * @param abnormal its label
   */
  public void offer(Frame frame, Detection detection, boolean abnormal) {
    if (abnormal != detection.fused().anomalous()) {
      keepIfMoreExtreme(
          abnormal ? ExampleFrame.DetectionOutcome.MISS : ExampleFrame.DetectionOutcome.FALSE_ALARM,
          frame,
          detection);
    } else if (abnormal) {
      keepIfMoreExtreme(ExampleFrame.DetectionOutcome.HIT, frame, detection);
    }
  }

  private void keepIfMoreExtreme(
      ExampleFrame.DetectionOutcome outcome, Frame frame, Detection detection) {
    ScoredFrame best = clipExtremes.get(outcome);
    if (best == null
        || (outcome == ExampleFrame.DetectionOutcome.MISS
            ? detection.fused().score() < best.detection.fused().score()
            : detection.fused().score() > best.detection.fused().score())) {
      clipExtremes.put(outcome, new ScoredFrame(frame, detection));
    }
  }

  /** Ends a clip; its most extreme frames become examples if they are among those of all clips. */
  public void endClip(String clip) {
    clipExtremes.forEach((outcome, candidate) -> addExample(outcome, clip, candidate));
    clipExtremes.clear();
  }

  private void addExample(
      ExampleFrame.DetectionOutcome outcome, String clip, ScoredFrame candidate) {
    Comparator<ExampleFrame> byScore = Comparator.comparingDouble(ExampleFrame::score);
    Comparator<ExampleFrame> order =
        outcome == ExampleFrame.DetectionOutcome.MISS ? byScore : byScore.reversed();
    Detection detection = candidate.detection;
    List<ExampleFrame> examples = selected.computeIfAbsent(outcome, none -> new ArrayList<>());
    examples.add(
        new ExampleFrame(
            outcome,
            clip,
            detection.index(),
            detection.timestamp().toNanos() / 1e9,
            detection.fused().score(),
            FrameImages.toJpeg(HeatMap.overlay(candidate.frame, detection.map()))));
    examples.sort(order);
    if (examples.size() > MAX_PER_OUTCOME) {
      examples.remove(MAX_PER_OUTCOME);
    }
  }

  /** All example frames, group by group. */
  public List<ExampleFrame> examples() {
    return selected.values().stream().flatMap(List::stream).toList();
  }
}

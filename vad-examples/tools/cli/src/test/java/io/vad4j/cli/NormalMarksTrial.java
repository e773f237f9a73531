package io.vad4j.cli;

import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.TrainingException;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.Datasets;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.evaluation.frame.FrameAuc;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Marks the false alarms in one half of the test clips of a data set as normal, and measures the
 * other half before and after. A false alarm is a run of frames that any channel flags, with gaps
 * of a second at most, none of which is abnormal; its clip has the normal frames around it. Prints
 * the table of {@code docs/benchmarks/marks.md}.
 *
 * <pre>{@code
 * NormalMarksTrial DATA MODEL RATE…
 * }</pre>
 */
final class NormalMarksTrial {
  /** Normal frames before and after a run that belong to its clip. */
  private static final int ROLL = 30;

  private static final int MAX_GAP = 10;
  private static final int MIN_FRAMES = 10;

  /** Frames from one, up to but without another. */
  private record Run(int start, int end) {}

  /** What a detector says of a test clip. */
  private record Scored(DatasetClip clip, double[] scores, boolean[] flagged, boolean[] abnormal) {
    List<Run> falseAlarms() {
      List<Run> runs = new ArrayList<>();
      for (int frame = 0; frame < flagged.length; frame++) {
        if (flagged[frame]) {
          int start = frame;
          if (!runs.isEmpty() && frame - runs.get(runs.size() - 1).end() < MAX_GAP) {
            start = runs.remove(runs.size() - 1).start();
          }
          runs.add(new Run(start, frame + 1));
        }
      }
      runs.removeIf(
          run -> IntStream.range(run.start(), run.end()).anyMatch(frame -> abnormal[frame]));
      return runs;
    }
  }

  private NormalMarksTrial() {}

  public static void main(String[] arguments) {
    Dataset dataset = Datasets.open(Path.of(arguments[0]));
    System.out.println(
        "| rate | marked half | marks | false alarms | flagged normal frames |"
            + " flagged abnormal frames | AUC |");
    try (Detector loaded = Detector.load(Path.of(arguments[1]))) {
      for (int i = 2; i < arguments.length; i++) {
        double rate = Double.parseDouble(arguments[i]);
        try (Detector detector = loaded.withFalseAlarmRate(rate)) {
          List<Scored> before = dataset.test().stream().map(clip -> score(detector, clip)).toList();
          for (int half = 0; half < 2; half++) {
            measure(rate, detector, before, half);
          }
        }
      }
    }
  }

  private static void measure(double rate, Detector detector, List<Scored> before, int half) {
    List<FrameSource> marks = new ArrayList<>();
    half(before, half).forEach(scored -> marks.addAll(falseAlarms(scored)));
    List<Scored> others = half(before, 1 - half);
    if (marks.isEmpty()) {
      System.out.printf(Locale.ROOT, "| %s | %d | 0 | | | | |%n", rate, half + 1);
      return;
    }
    int found = marks.size();
    try (Detector extended = detector.extend(marks)) {
      List<Scored> after = others.stream().map(scored -> score(extended, scored.clip())).toList();
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %d | %d → %d | %d → %d of %d | %d → %d of %d | %.4f → %.4f |%n",
          rate,
          half + 1,
          found,
          others.stream().mapToInt(scored -> scored.falseAlarms().size()).sum(),
          after.stream().mapToInt(scored -> scored.falseAlarms().size()).sum(),
          count(others, true, false),
          count(after, true, false),
          count(others, false, false),
          count(others, true, true),
          count(after, true, true),
          count(others, false, true),
          auc(others),
          auc(after));
    } catch (TrainingException e) {
      System.out.printf(
          Locale.ROOT, "| %s | %d | %d | too few frames | | | |%n", rate, half + 1, found);
    }
  }

  private static List<Scored> half(List<Scored> all, int half) {
    return IntStream.range(0, all.size()).filter(i -> i % 2 == half).mapToObj(all::get).toList();
  }

  private static Scored score(Detector detector, DatasetClip clip) {
    GroundTruth truth = clip.groundTruth().orElseThrow();
    double[] scores = new double[truth.frameCount()];
    boolean[] flagged = new boolean[scores.length];
    try (FrameSource source = clip.open();
        Stream<Detection> detections = detector.detect(source)) {
      detections.forEach(
          detection -> {
            int frame = (int) detection.index();
            scores[frame] = detection.score();
            flagged[frame] = detection.channels().stream().anyMatch(ChannelScore::anomalous);
          });
    }
    return new Scored(clip, scores, flagged, truth.frameLabels());
  }

  /** The clips of the false alarms of a test clip. */
  private static List<FrameSource> falseAlarms(Scored scored) {
    List<FrameSource> clips = new ArrayList<>();
    for (Run run : scored.falseAlarms()) {
      int first = run.start();
      while (first > Math.max(0, run.start() - ROLL) && !scored.abnormal()[first - 1]) {
        first--;
      }
      int last = run.end();
      while (last < Math.min(scored.scores().length, run.end() + ROLL)
          && !scored.abnormal()[last]) {
        last++;
      }
      if (last - first >= MIN_FRAMES) {
        clips.add(
            FrameSource.of(
                "%s[%d..%d]".formatted(scored.clip().name(), first, last - 1),
                frames(scored.clip(), first, last, scored)));
      }
    }
    return clips;
  }

  private static List<Frame> frames(DatasetClip clip, int first, int last, Scored scored) {
    List<Frame> frames = new ArrayList<>();
    try (FrameSource source = clip.open()) {
      double rate = source.info().frameRate().orElse(10);
      for (int i = 0; i < last; i++) {
        Optional<Frame> next = source.next();
        if (i >= first && next.isPresent()) {
          long nanos = Math.round(1e9 * (i - first) / rate);
          frames.add(next.get().withPosition(i - first, Duration.ofNanos(nanos)));
        }
      }
    }
    if (frames.size() != last - first || scored.scores().length < last) {
      throw new IllegalStateException(clip.name() + " has fewer frames than labels.");
    }
    return frames;
  }

  /** Flagged frames, or all, of one class. */
  private static long count(List<Scored> clips, boolean flagged, boolean abnormal) {
    return clips.stream()
        .mapToLong(
            scored ->
                IntStream.range(0, scored.scores().length)
                    .filter(i -> scored.abnormal()[i] == abnormal)
                    .filter(i -> !flagged || scored.flagged()[i])
                    .count())
        .sum();
  }

  private static double auc(List<Scored> clips) {
    return FrameAuc.of(
            clips.stream()
                .map(
                    scored ->
                        ScoredClip.of(scored.clip().name(), scored.scores(), scored.abnormal()))
                .toList())
        .micro()
        .orElseThrow();
  }
}

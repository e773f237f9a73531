package io.vad4j.core.evaluation;

import io.vad4j.ChannelScore;
import io.vad4j.core.evaluation.event.DetectedEvent;
import io.vad4j.core.evaluation.frame.ScoreCsv;
import io.vad4j.core.evaluation.frame.ScoreFileException;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Scores of a detector as a CSV file with one line per frame, from which every frame and event
 * metric can be computed again.
 *
 * <p>The columns are {@code clip}, {@code frame}, {@code time} in seconds, {@code label}, {@code
 * fused}, {@code overall}, then one for each scorer of the fused channel and for each other
 * channel, with its name. They are followed by the decisions, {@code NAME_flagged}, and for each
 * channel by {@code NAME_event}, the number of the event within the clip that the frame belongs to,
 * and {@code NAME_hit}, whether the region of the event overlaps abnormal pixels there; both are
 * empty outside events, and the second without masks. {@code fused_threshold} is the same in all
 * lines. Numbers are written in full.
 *
 * @since 0.1.0
 */
public final class DetectorScoresCsv {
  private static final String OVERALL = "overall";
  private static final String THRESHOLD = "fused_threshold";
  private static final String FLAGGED = "_flagged";
  private static final String EVENT = "_event";
  private static final String HIT = "_hit";

  private DetectorScoresCsv() {}

  /**
   * {@return the text of the file}
   *
   * @param scores scores of a detector
   */
  public static String write(DetectorScores scores) {
    List<ScoredSeries> series = new ArrayList<>();
    series.add(scores.channels().get(0));
    series.add(scores.overall());
    series.addAll(scores.scorers());
    series.addAll(scores.channels().subList(1, scores.channels().size()));
    StringBuilder out = new StringBuilder(header(scores, series));
    for (int clip = 0; clip < scores.fused().size(); clip++) {
      writeClip(scores, series, clip, out);
    }
    return out.toString();
  }

  private static String header(DetectorScores scores, List<ScoredSeries> series) {
    StringJoiner header = new StringJoiner(",", "", "\n");
    header.add("clip").add("frame").add("time").add("label");
    series.forEach(one -> header.add(one.name()));
    series.forEach(one -> header.add(one.name() + FLAGGED));
    scores.channels().forEach(one -> header.add(one.name() + EVENT));
    scores.channels().forEach(one -> header.add(one.name() + HIT));
    return header.add(THRESHOLD).toString();
  }

  private static void writeClip(
      DetectorScores scores, List<ScoredSeries> series, int clip, StringBuilder out) {
    ScoredClip fused = scores.fused().get(clip);
    String name = '"' + fused.name().replace("\"", "\"\"") + '"';
    String threshold =
        scores.threshold().isPresent() ? Double.toString(scores.threshold().getAsDouble()) : "";
    for (int frame = 0; frame < fused.frameCount(); frame++) {
      StringJoiner line = new StringJoiner(",", "", "\n");
      line.add(name).add(Integer.toString(frame));
      line.add(fused.hasTimestamps() ? decimal(fused.seconds(frame).getAsDouble()) : "");
      line.add(fused.isAbnormal(frame) ? "1" : "0");
      for (ScoredSeries one : series) {
        line.add(Double.toString(one.clips().get(clip).score(frame)));
      }
      for (ScoredSeries one : series) {
        line.add(one.clips().get(clip).isFlagged(frame) ? "1" : "0");
      }
      List<String> hits = new ArrayList<>();
      for (ScoredSeries channel : scores.channels()) {
        line.add(eventCell(channel, fused, frame, hits));
      }
      hits.forEach(line::add);
      out.append(line.add(threshold));
    }
  }

  /** The number of the event of a channel at a frame; adds whether it hits there. */
  private static String eventCell(
      ScoredSeries channel, ScoredClip clip, int frame, List<String> hits) {
    if (clip.hasTimestamps()) {
      double time = clip.seconds(frame).getAsDouble();
      int number = 0;
      for (DetectedEvent event : channel.events().orElse(List.of())) {
        number += event.clip().equals(clip.name()) ? 1 : 0;
        if (event.clip().equals(clip.name())
            && event.startSeconds() <= time
            && time <= event.endSeconds()) {
          hits.add(event.hitFrames().map(set -> set.contains(frame) ? "1" : "0").orElse(""));
          return Integer.toString(number);
        }
      }
    }
    hits.add("");
    return "";
  }

  private static String decimal(double seconds) {
    return new BigDecimal(seconds)
        .setScale(9, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  /**
   * {@return the scores of a file that {@link #write} wrote} A file with fewer columns gives fewer
   * metrics.
   *
   * @param file the file
   * @param clips its clips with their labels, from {@link ScoreCsv#clips()}
   * @throws ScoreFileException if it has no column {@code overall}, or a score is missing
   */
  public static DetectorScores read(ScoreCsv file, List<ScoredClip> clips) {
    if (!isDetectorScores(file)) {
      throw new ScoreFileException(
          "The scores have no columns fused and overall; 'vad evaluate --scores' writes them.");
    }
    List<ScoredSeries> scorers = new ArrayList<>();
    List<ScoredSeries> channels = new ArrayList<>();
    List<String> columns = file.series();
    channels.add(series(file, clips, ChannelScore.FUSED));
    for (String column : columns) {
      boolean score =
          !column.equals(OVERALL)
              && !column.equals(THRESHOLD)
              && !column.endsWith(FLAGGED)
              && !column.endsWith(EVENT)
              && !column.endsWith(HIT);
      if (score) {
        (columns.contains(column + EVENT) ? channels : scorers).add(series(file, clips, column));
      }
    }
    return new DetectorScores(
        scorers, channels, series(file, clips, OVERALL), threshold(file, clips.get(0).name()));
  }

  private static OptionalDouble threshold(ScoreCsv file, String clip) {
    return file.series().contains(THRESHOLD)
        ? Arrays.stream(file.series(clip, THRESHOLD)).filter(Double::isFinite).findFirst()
        : OptionalDouble.empty();
  }

  /**
   * {@return whether a file has the columns fused and overall}
   *
   * @param file the file
   */
  public static boolean isDetectorScores(ScoreCsv file) {
    return file.series().contains(OVERALL);
  }

  private static ScoredSeries series(ScoreCsv file, List<ScoredClip> clips, String name) {
    List<ScoredClip> scored = new ArrayList<>();
    List<DetectedEvent> events = new ArrayList<>();
    boolean hasEvents = file.series().contains(name + EVENT);
    for (ScoredClip clip : clips) {
      ScoredClip own =
          name.equals(ChannelScore.FUSED) ? clip : clip.withScores(scores(file, clip.name(), name));
      scored.add(
          file.series().contains(name + FLAGGED)
              ? own.withDecisions(flags(file.series(clip.name(), name + FLAGGED)))
              : own);
      if (hasEvents) {
        events.addAll(events(file, clip, name));
      }
    }
    return new ScoredSeries(name, scored, hasEvents ? Optional.of(events) : Optional.empty());
  }

  private static double[] scores(ScoreCsv file, String clip, String column) {
    double[] scores = file.series(clip, column);
    for (double score : scores) {
      if (Double.isNaN(score)) {
        throw new ScoreFileException(
            "A frame of clip %s has no score in the column %s.".formatted(clip, column));
      }
    }
    return scores;
  }

  private static boolean[] flags(double[] values) {
    boolean[] flags = new boolean[values.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = values[i] == 1;
    }
    return flags;
  }

  /** The events of a channel in a clip: those frames that have the same number. */
  private static List<DetectedEvent> events(ScoreCsv file, ScoredClip clip, String channel) {
    if (!clip.hasTimestamps()) {
      return List.of();
    }
    double[] numbers = file.series(clip.name(), channel + EVENT);
    double[] hits =
        file.series().contains(channel + HIT)
            ? file.series(clip.name(), channel + HIT)
            : new double[0];
    Map<Double, List<Integer>> frames = new TreeMap<>();
    for (int frame = 0; frame < numbers.length; frame++) {
      if (!Double.isNaN(numbers[frame])) {
        frames.computeIfAbsent(numbers[frame], any -> new ArrayList<>()).add(frame);
      }
    }
    return frames.values().stream().map(event -> event(clip, channel, event, hits)).toList();
  }

  private static DetectedEvent event(
      ScoredClip clip, String channel, List<Integer> frames, double[] hits) {
    Set<Integer> hitFrames = new HashSet<>();
    boolean compared = false;
    for (int frame : frames) {
      if (hits.length > 0 && !Double.isNaN(hits[frame])) {
        compared = true;
        if (hits[frame] == 1) {
          hitFrames.add(frame);
        }
      }
    }
    return new DetectedEvent(
        clip.name(),
        channel,
        time(clip, frames.get(0)),
        time(clip, frames.get(frames.size() - 1)),
        compared ? Optional.of(hitFrames) : Optional.empty());
  }

  private static Duration time(ScoredClip clip, int frame) {
    return Duration.ofNanos(Math.round(clip.seconds(frame).getAsDouble() * 1e9));
  }
}

package io.vad4j.flink;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Scores the segments of each camera in the order of their starts, as one stream.
 *
 * <p>A segment that follows the last one is scored at once. One behind a hole waits for what is
 * missing, until a segment arrives that is newer than the hole by the reorder bound, no segment has
 * arrived for that time, or the input ends. What arrives later than that is a dead letter; what
 * arrives twice is dropped.
 */
final class ScoreSegments extends KeyedProcessFunction<String, Segment, OutputLine> {
  private static final long serialVersionUID = 1L;

  /** Segments of a camera that wait at most. */
  private static final int MAX_WAITING = 1_000;

  private final ScoringOptions options;
  private transient ValueState<StreamPosition> position;
  private transient MapState<Instant, Segment> waiting;
  private transient ValueState<Long> lastArrival;
  private transient ScoringMetrics metrics;
  private transient SegmentScorer scorer;

  ScoreSegments(ScoringOptions options) {
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    position =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("position", TypeInformation.of(StreamPosition.class)));
    waiting =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "waiting", Types.INSTANT, TypeInformation.of(Segment.class)));
    lastArrival =
        getRuntimeContext().getState(new ValueStateDescriptor<>("last-arrival", Types.LONG));
    metrics = new ScoringMetrics(getRuntimeContext().getMetricGroup());
    scorer = new SegmentScorer(options, metrics);
  }

  @Override
  public void processElement(Segment segment, Context context, Collector<OutputLine> output)
      throws Exception {
    StreamPosition current = position.value();
    if (waiting.contains(segment.start()) || current != null && current.hasSeen(segment.start())) {
      metrics.duplicates.inc();
      return;
    }
    setTimers(context);
    if (current != null && segment.start().isBefore(current.end().minus(options.joinTolerance()))) {
      metrics.deadLetters.inc();
      context.output(
          OutputLine.DEAD_LETTERS,
          DeadLetters.of(
              segment,
              "It came too late: the stream is already at %s. Give it earlier, or raise the reorder bound."
                  .formatted(current.end()),
              0));
      return;
    }
    waiting.put(segment.start(), segment);
    scoreWaiting(false, lines(context, output));
  }

  private void setTimers(Context context) throws IOException {
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
    if (!options.idleTimeout().isZero()) {
      long now = context.timerService().currentProcessingTime();
      lastArrival.update(now);
      context.timerService().registerProcessingTimeTimer(now + options.reorderBound().toMillis());
      context.timerService().registerProcessingTimeTimer(now + options.idleTimeout().toMillis());
    }
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<OutputLine> output)
      throws Exception {
    SegmentScorer.Lines lines = lines(context, output);
    if (time == Long.MAX_VALUE - 1) {
      scoreWaiting(true, lines);
      endStream(context.getCurrentKey(), lines);
      return;
    }
    Long last = lastArrival.value();
    long silent = last == null ? 0 : time - last;
    if (silent >= options.reorderBound().toMillis()) {
      scoreWaiting(true, lines);
    }
    if (silent >= options.idleTimeout().toMillis()) {
      endStream(context.getCurrentKey(), lines);
    }
  }

  /**
   * Scores the waiting segments whose turn it is.
   *
   * @param all whether nothing that is missing is waited for any more
   */
  private void scoreWaiting(boolean all, SegmentScorer.Lines lines) throws Exception {
    List<Instant> starts = new ArrayList<>();
    waiting.keys().forEach(starts::add);
    Collections.sort(starts);
    StreamPosition current = position.value();
    for (int i = 0; i < starts.size(); i++) {
      Instant start = starts.get(i);
      Instant newest = starts.get(starts.size() - 1);
      if (!all && starts.size() - i <= MAX_WAITING && mustWait(current, start, newest)) {
        return;
      }
      Segment segment = waiting.get(start);
      current = scorer.score(current, segment, lines);
      waiting.remove(start);
      if (current != null) {
        position.update(current);
      }
    }
  }

  /** Whether a segment that is missing before this one may still come. */
  private boolean mustWait(@Nullable StreamPosition current, Instant start, Instant newest) {
    Instant missing = current == null ? start : current.end();
    boolean follows =
        current != null && !start.isAfter(current.end().plus(options.joinTolerance()));
    Duration ahead = Duration.between(missing, newest);
    return !follows && ahead.compareTo(options.reorderBound()) < 0;
  }

  private void endStream(String camera, SegmentScorer.Lines lines) throws IOException {
    StreamPosition current = position.value();
    if (current != null && current.session().length > 0) {
      position.update(scorer.end(current, camera, lines));
    }
  }

  private static SegmentScorer.Lines lines(Context context, Collector<OutputLine> output) {
    return new SegmentScorer.Lines() {
      @Override
      public void detection(OutputLine line) {
        output.collect(line);
      }

      @Override
      public void event(OutputLine line) {
        context.output(OutputLine.EVENTS, line);
      }

      @Override
      public void deadLetter(OutputLine line) {
        context.output(OutputLine.DEAD_LETTERS, line);
      }
    };
  }
}

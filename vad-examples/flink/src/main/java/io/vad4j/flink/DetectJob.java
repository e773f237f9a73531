package io.vad4j.flink;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job that scores segments: rows of the input by camera, then detections, events and dead
 * letters. Operators have fixed identifiers, so that a savepoint fits later versions.
 */
public final class DetectJob {
  /** Key groups: the highest parallelism that a savepoint can be restarted with. */
  private static final int MAX_PARALLELISM = 4096;

  private final StreamExecutionEnvironment environment;
  private final ScoringOptions options;

  DetectJob(StreamExecutionEnvironment environment, ScoringOptions options) {
    this.environment = environment;
    this.options = options;
  }

  /**
   * Where lines go.
   *
   * @param detections one line a frame
   * @param events starts and ends of events, and gaps
   * @param deadLetters what could not be scored, with the reason
   */
  record Sinks(
      Sink<OutputLine> detections, Sink<OutputLine> events, Sink<OutputLine> deadLetters) {}

  /** Adds the job to the environment. */
  void add(Source<String, ?, ?> rows, Sinks sinks) {
    environment.setMaxParallelism(MAX_PARALLELISM);
    add(
        environment
            .fromSource(rows, WatermarkStrategy.noWatermarks(), "rows")
            .uid("rows")
            .setParallelism(1),
        sinks);
  }

  /** Adds the job after a stream of rows. */
  void add(DataStream<String> rows, Sinks sinks) {
    SingleOutputStreamOperator<Segment> segments =
        rows.process(new SegmentRows()).name("segments").uid("segments").setParallelism(1);
    SingleOutputStreamOperator<OutputLine> detections =
        segments
            .keyBy(Segment::camera)
            .process(new ScoreSegments(options))
            .name("score")
            .uid("score");
    detections.sinkTo(sinks.detections()).name("detections").uid("detections");
    detections.getSideOutput(OutputLine.EVENTS).sinkTo(sinks.events()).name("events").uid("events");
    detections
        .getSideOutput(OutputLine.DEAD_LETTERS)
        .union(segments.getSideOutput(OutputLine.DEAD_LETTERS))
        .sinkTo(sinks.deadLetters())
        .name("dead-letters")
        .uid("dead-letters");
  }
}

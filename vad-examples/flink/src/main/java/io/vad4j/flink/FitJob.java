package io.vad4j.flink;

import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job that fits a model for each camera of an input that ends. */
final class FitJob {
  private final StreamExecutionEnvironment environment;
  private final FitOptions options;

  FitJob(StreamExecutionEnvironment environment, FitOptions options) {
    this.environment = environment;
    this.options = options;
  }

  /**
   * Adds the job to the environment.
   *
   * @param results one line a camera: fitted, kept or failed with the reason
   */
  void add(Source<String, ?, ?> rows, Sink<OutputLine> results) {
    environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
    SingleOutputStreamOperator<Segment> segments =
        environment
            .fromSource(rows, WatermarkStrategy.noWatermarks(), "rows")
            .process(new SegmentRows())
            .name("segments");
    segments
        .keyBy(Segment::camera)
        .process(new FitCameras(options))
        .name("fit")
        // Flink would take the few rows for little work.
        .setParallelism(environment.getParallelism())
        .union(segments.getSideOutput(OutputLine.DEAD_LETTERS))
        .sinkTo(results)
        .name("results");
  }
}

package io.vad4j.flink;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.serialization.Encoder;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/** Rows from files, and lines to files that are complete with each checkpoint. */
final class FileEndpoints {
  private FileEndpoints() {}

  /**
   * The lines of the files of a folder, or of one file.
   *
   * @param watch how often to look for new files; empty to read what is there and end
   */
  static Source<String, ?, ?> rows(String input, Optional<Duration> watch) {
    FileSource.FileSourceBuilder<String> source =
        FileSource.forRecordStreamFormat(new TextLineInputFormat(), new Path(input));
    watch.ifPresent(source::monitorContinuously);
    return source.build();
  }

  /** Lines to the files of a folder, by hour. */
  static Sink<OutputLine> lines(String folder) {
    Encoder<OutputLine> encoder =
        (line, stream) -> stream.write((line.json() + "\n").getBytes(StandardCharsets.UTF_8));
    return FileSink.forRowFormat(new Path(folder), encoder)
        .withRollingPolicy(OnCheckpointRollingPolicy.build())
        .withOutputFileConfig(OutputFileConfig.builder().withPartSuffix(".jsonl").build())
        .build();
  }

  /** The three outputs in folders of one folder. */
  static DetectJob.Sinks sinks(String output) {
    return new DetectJob.Sinks(
        lines(output + "/detections"), lines(output + "/events"), lines(output + "/dead-letters"));
  }
}

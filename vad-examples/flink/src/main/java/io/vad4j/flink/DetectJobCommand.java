package io.vad4j.flink;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Options of the job that scores segments. */
@Command(
    name = "detect",
    description = "Scores the segments of cameras.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class DetectJobCommand implements Callable<Integer> {
  @Option(
      names = "--input",
      required = true,
      description = "File or folder of rows; with --kafka, a topic.")
  private String input;

  @Option(
      names = "--output",
      required = true,
      description = "Folder of the outputs; with --kafka, the prefix of their topics.")
  private String output;

  @Option(names = "--models", required = true, description = "Folder of models, CAMERA.vad each.")
  private String models;

  @Option(names = "--kafka", description = "Brokers; input and output are topics then.")
  private Optional<String> brokers;

  @Option(
      names = "--group",
      defaultValue = "vad",
      description = "Consumer group and prefix of transactions; one for each job.")
  private String group;

  @Option(
      names = "--watch",
      description =
          "How often to look for new files of rows, such as PT10S; without it, the job"
              + " reads what is there and ends.")
  private Optional<Duration> watch;

  @Option(names = "--bounded", description = "With --kafka, end at the last row that there is.")
  private boolean bounded;

  @Option(
      names = "--join-tolerance",
      defaultValue = "PT0.5S",
      description = "A segment that starts at most so much after the last one follows it.")
  private Duration joinTolerance;

  @Option(
      names = "--reorder-bound",
      defaultValue = "PT2M",
      description = "How far a segment may be behind the newest one of its camera.")
  private Duration reorderBound;

  @Option(
      names = "--idle-timeout",
      defaultValue = "PT10M",
      description = "Time without a segment after which open events end.")
  private Duration idleTimeout;

  @Option(
      names = "--model-refresh",
      defaultValue = "PT1M",
      description = "Age from which a loaded model is compared with its file.")
  private Duration modelRefresh;

  @Option(names = "--only-anomalous", description = "Leave out detections of normal frames.")
  private boolean onlyAnomalous;

  @Option(
      names = "--checkpoint-interval",
      defaultValue = "PT30S",
      description = "Time between checkpoints, with which results appear.")
  private Duration checkpointInterval;

  @Override
  public Integer call() throws Exception {
    boolean ends = brokers.isPresent() ? bounded : watch.isEmpty();
    ScoringOptions options =
        new ScoringOptions(
            models,
            joinTolerance,
            reorderBound,
            ends ? Duration.ZERO : idleTimeout,
            modelRefresh,
            onlyAnomalous);
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    // Rows before a segment are kept in the checkpoint instead of being scored before it.
    environment.enableCheckpointing(checkpointInterval.toMillis());
    environment.getCheckpointConfig().enableUnalignedCheckpoints();
    DetectJob job = new DetectJob(environment, options);
    if (brokers.isPresent()) {
      KafkaEndpoints kafka = new KafkaEndpoints(brokers.get(), group);
      job.add(kafka.rows(input, bounded), kafka.sinks(output));
    } else {
      job.add(FileEndpoints.rows(input, watch), FileEndpoints.sinks(output));
    }
    environment.execute("vad detect");
    return 0;
  }
}

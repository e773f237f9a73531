package io.vad4j.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A cluster in this process. */
final class LocalCluster implements AutoCloseable {
  private static final int MAX_SHOWN = 120;

  private final Configuration configuration = new Configuration();
  private final MiniCluster cluster;

  LocalCluster(int taskManagers, int slots) throws Exception {
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1_000);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(32));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(taskManagers)
                .setNumSlotsPerTaskManager(slots)
                .build());
    cluster.start();
  }

  /** An environment whose jobs are submitted to this cluster. */
  StreamExecutionEnvironment environment(int parallelism, Duration checkpointInterval) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(parallelism);
    environment.enableCheckpointing(checkpointInterval.toMillis());
    return environment;
  }

  JobID submit(StreamExecutionEnvironment environment) throws Exception {
    return submit(environment, SavepointRestoreSettings.none());
  }

  /** Submits a job that goes on from a savepoint. */
  JobID submit(StreamExecutionEnvironment environment, SavepointRestoreSettings restored)
      throws Exception {
    JobGraph graph = environment.getStreamGraph().getJobGraph();
    graph.setSavepointRestoreSettings(restored);
    return cluster.submitJob(graph).get().getJobID();
  }

  void await(JobID job) throws Exception {
    cluster.requestJobResult(job).get().toJobExecutionResult(getClass().getClassLoader());
  }

  void run(StreamExecutionEnvironment environment) throws Exception {
    await(submit(environment));
  }

  /**
   * Stops a job; returns the address of its savepoint.
   *
   * @param drain whether streams end
   */
  String stop(JobID job, Path savepoints, boolean drain) throws Exception {
    return cluster
        .stopWithSavepoint(job, savepoints.toUri().toString(), drain, SavepointFormatType.CANONICAL)
        .get();
  }

  /** Kills a task manager, counted from the first on, and starts another. */
  void replaceTaskManager(int number) throws Exception {
    cluster.terminateTaskManager(number).get();
    cluster.startTaskManager();
  }

  MiniCluster miniCluster() {
    return cluster;
  }

  /** The lines of the complete files below folders, sorted. */
  static List<String> lines(Path... folders) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(LocalCluster::isComplete).toList()) {
            lines.addAll(Files.readAllLines(file));
          }
        }
      }
    }
    return lines.stream().sorted().toList();
  }

  /** What is missing (−) and what is too much (+), of each line its beginning. */
  static List<String> difference(List<String> actual, List<String> expected) {
    List<String> missing = new ArrayList<>(expected);
    List<String> surplus = new ArrayList<>();
    for (String line : actual) {
      if (!missing.remove(line)) {
        surplus.add(line);
      }
    }
    return Stream.concat(
            missing.stream().map(line -> "- " + line), surplus.stream().map(line -> "+ " + line))
        .map(line -> line.substring(0, Math.min(MAX_SHOWN, line.length())))
        .toList();
  }

  /** Files that are being written have a name that begins with a dot. */
  private static boolean isComplete(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && name.endsWith(".jsonl") && !name.startsWith(".");
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}

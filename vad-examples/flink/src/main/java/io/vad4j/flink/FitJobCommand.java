package io.vad4j.flink;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Options of the job that fits models. */
@Command(
    name = "fit",
    description = "Fits a model for each camera to its normal segments.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class FitJobCommand implements Callable<Integer> {
  @Option(names = "--input", required = true, description = "File or folder of rows.")
  private String input;

  @Option(names = "--models", required = true, description = "Folder of the models.")
  private String models;

  @Option(
      names = "--output",
      required = true,
      description = "Folder of the results: a line for each camera.")
  private String output;

  @Option(names = "--scorer", description = "Scorers; without it, those of the default.")
  private List<String> scorers = List.of();

  @Option(names = "--seed", defaultValue = "0", description = "Seed of the training.")
  private long seed;

  @Option(names = "--overwrite", description = "Fit cameras anew that have a model.")
  private boolean overwrite;

  @Override
  public Integer call() throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    new FitJob(environment, new FitOptions(models, List.copyOf(scorers), seed, overwrite))
        .add(FileEndpoints.rows(input, Optional.empty()), FileEndpoints.lines(output));
    environment.execute("vad fit");
    return 0;
  }
}

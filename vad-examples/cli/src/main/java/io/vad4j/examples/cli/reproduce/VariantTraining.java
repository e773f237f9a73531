package io.vad4j.examples.cli.reproduce;

import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.ProgressListener;
import io.vad4j.VadException;
import io.vad4j.core.model.LibraryVersion;
import io.vad4j.core.model.ModelFile;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One training and its folder, in which lie the finished network, a record of how it came about,
 * and while it is trained a checkpoint of the last epoch.
 */
final class VariantTraining {
  /** The finished network; there only when training is done. */
  private static final String NETWORK = "network.model";

  /** How it was trained. */
  static final String RECORD = "training.json";

  private static final String CHECKPOINTS = "checkpoints";

  private final TrainingRecord record;
  private final TrainableScorerProvider provider;
  private final OutputFolder folder;

  VariantTraining(TrainingRecord record, TrainableScorerProvider provider, OutputFolder work) {
    this.record = record;
    this.provider = provider;
    this.folder = work.folder(record.folder());
  }

  Variant variant() {
    return record.variant();
  }

  /** Where it lies. */
  Path path() {
    return folder.path();
  }

  /** Whether the network is trained, for as many epochs as asked or more. */
  boolean finished() {
    return Files.isRegularFile(networkFile()) && record.servedBy(training());
  }

  /** What {@link #RECORD} says. */
  Map<String, Object> training() {
    return JsonText.read(path().resolve(RECORD));
  }

  /** Trains the network, from its last checkpoint where there is one, and keeps it. */
  void train(ProgressListener progress) {
    OutputFolder checkpoints = folder.folder(CHECKPOINTS);
    boolean resumed = !isEmpty(checkpoints.path());
    long start = System.nanoTime();
    try (ScorerModel model =
        provider.train(
            record.footage(),
            provider.descriptor().complete(variant().options()),
            new Context(variant().seed(), progress, checkpoints.path()))) {
      Map<String, Object> map = new LinkedHashMap<>(record.toMap());
      map.put("resumed", resumed);
      map.put("seconds", Duration.ofNanos(System.nanoTime() - start).toSeconds());
      map.put("finished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
      map.put("library", LibraryVersion.current());
      map.put("environment", new TreeMap<>(model.environment()));
      folder.write(RECORD, JsonText.of(map));
      new ModelFile(
              new TreeMap<>(
                  Map.of("scorer", provider.name(), "seed", Long.toString(variant().seed()))),
              new TreeMap<>(model.save()))
          .write(networkFile());
    }
  }

  /** The finished network; to be closed. */
  ScorerModel load() {
    return load(variant().options());
  }

  /** The finished network with another value of an option that does not touch training. */
  ScorerModel load(String option, Object value) {
    return load(variant().options().with(option, value));
  }

  private ScorerModel load(Options options) {
    return provider.load(
        provider.descriptor().complete(options), ModelFile.read(networkFile()).parts());
  }

  /** How the scorer's maps are best made a number, as it declares itself. */
  Pooling pooling() {
    return provider.descriptor().pooling();
  }

  private Path networkFile() {
    return path().resolve(NETWORK);
  }

  private static boolean isEmpty(Path path) {
    try (var files = Files.list(path)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new VadException("Cannot read the folder %s (%s).".formatted(path, e), e);
    }
  }

  private record Context(long seed, ProgressListener progress, Path folder)
      implements TrainingContext {
    @Override
    public Optional<Path> checkpoints() {
      return Optional.of(folder);
    }
  }
}

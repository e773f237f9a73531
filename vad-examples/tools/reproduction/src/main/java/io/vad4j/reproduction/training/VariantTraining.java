package io.vad4j.reproduction.training;

import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.ProgressListener;
import io.vad4j.VadException;
import io.vad4j.core.modelfile.LibraryVersion;
import io.vad4j.core.modelfile.ModelFile;
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

/** A training and its folder with the network, its metadata and checkpoints. */
public final class VariantTraining {
  /** The network; exists only when training is finished. */
  private static final String NETWORK_FILE = "network.model";

  /** Metadata of the training. */
  static final String METADATA_FILE = "training.json";

  private static final String CHECKPOINT_FOLDER = "checkpoints";

  private final RunFingerprint fingerprint;
  private final TrainableScorerProvider provider;
  private final OutputFolder folder;

  VariantTraining(
      RunFingerprint fingerprint, TrainableScorerProvider provider, OutputFolder workFolder) {
    this.fingerprint = fingerprint;
    this.provider = provider;
    this.folder = workFolder.folder(fingerprint.folderName());
  }

  public Variant variant() {
    return fingerprint.variant();
  }

  /** {@return its folder} */
  Path path() {
    return folder.path();
  }

  /** {@return whether the network is trained for at least the number of epochs} */
  boolean isFinished() {
    return Files.isRegularFile(networkFile()) && fingerprint.isSatisfiedBy(readMetadata());
  }

  /** {@return the content of {@link #METADATA_FILE}} */
  public Map<String, Object> readMetadata() {
    return JsonText.read(path().resolve(METADATA_FILE));
  }

  /** Trains the network, from its last checkpoint where there is one, and saves it. */
  void train(ProgressListener progress) {
    OutputFolder checkpoints = folder.folder(CHECKPOINT_FOLDER);
    boolean resumed = !isEmpty(checkpoints.path());
    long start = System.nanoTime();
    try (ScorerModel model =
        provider.train(
            fingerprint.trainingSet(),
            provider.descriptor().resolve(variant().options()),
            new VariantContext(variant().seed(), progress, checkpoints.path()))) {
      Map<String, Object> metadata = new LinkedHashMap<>(fingerprint.toMap());
      metadata.put("resumed", resumed);
      metadata.put("seconds", Duration.ofNanos(System.nanoTime() - start).toSeconds());
      metadata.put("finished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
      metadata.put("library", LibraryVersion.current());
      metadata.put("environment", new TreeMap<>(model.environment()));
      folder.write(METADATA_FILE, JsonText.format(metadata));
      new ModelFile(
              new TreeMap<>(
                  Map.of("scorer", provider.name(), "seed", Long.toString(variant().seed()))),
              new TreeMap<>(model.save()))
          .write(networkFile());
    }
  }

  /** {@return the finished network, to be closed} */
  public ScorerModel load() {
    return load(variant().options());
  }

  /** {@return the finished network with another value of an inference option} */
  public ScorerModel load(String option, Object value) {
    return load(variant().options().with(option, value));
  }

  private ScorerModel load(Options options) {
    return provider.load(
        provider.descriptor().resolve(options), ModelFile.read(networkFile()).parts());
  }

  /** {@return the default pooling of the scorer's maps} */
  public Pooling pooling() {
    return provider.descriptor().pooling();
  }

  private Path networkFile() {
    return path().resolve(NETWORK_FILE);
  }

  private static boolean isEmpty(Path path) {
    try (var files = Files.list(path)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new VadException("Cannot read the folder %s (%s).".formatted(path, e), e);
    }
  }

  private record VariantContext(long seed, ProgressListener progress, Path folder)
      implements TrainingContext {
    @Override
    public Optional<Path> checkpointDirectory() {
      return Optional.of(folder);
    }
  }
}

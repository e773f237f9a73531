package io.vad4j.tensorflow.train;

import io.vad4j.ModelException;
import io.vad4j.TrainingException;
import io.vad4j.core.modelfile.FloatArrays;
import io.vad4j.core.modelfile.ModelFile;
import io.vad4j.tensorflow.network.Parameter;
import io.vad4j.tensorflow.network.Weights;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * File with the state of a training after its last whole epoch. It is replaced atomically, so that
 * there is always the state of a whole epoch.
 *
 * @param file the file
 * @param fingerprint identity of the training, by name; a state is only resumed by a training with
 *     the same fingerprint
 */
public record Checkpoint(Path file, Map<String, String> fingerprint) {
  private static final String FILE_NAME = "training.checkpoint";
  private static final String FINGERPRINT_PREFIX = "identity.";
  private static final String STEPS = "steps";
  private static final String DRAWS = "draws";
  private static final String WEIGHTS = "weights.f32";
  private static final String FIRST_MOMENTS = "first-moments.f32";
  private static final String SECOND_MOMENTS = "second-moments.f32";
  private static final String BEST_WEIGHTS = "best.f32";
  private static final String HISTORY = "history.csv";

  /** Copies the map. */
  public Checkpoint {
    fingerprint = Map.copyOf(fingerprint);
  }

  /** {@return the checkpoint of a training in its directory} */
  public static Checkpoint inDirectory(Path directory, Map<String, String> fingerprint) {
    return new Checkpoint(directory.resolve(FILE_NAME), fingerprint);
  }

  /**
   * Writes a state.
   *
   * @throws TrainingException if it cannot be written; the message names the disk and its free
   *     space
   */
  void write(TrainingState state) {
    TreeMap<String, String> manifest = new TreeMap<>();
    fingerprint.forEach((name, value) -> manifest.put(FINGERPRINT_PREFIX + name, value));
    manifest.put(STEPS, Long.toString(state.steps()));
    manifest.put(DRAWS, Long.toString(state.drawCount()));
    TreeMap<String, byte[]> parts = new TreeMap<>();
    parts.put(WEIGHTS, state.weights().toBytes());
    parts.put(FIRST_MOMENTS, state.firstMoments().toBytes());
    parts.put(SECOND_MOMENTS, state.secondMoments().toBytes());
    parts.put(BEST_WEIGHTS, state.bestWeights().toBytes());
    parts.put(HISTORY, HistoryCsv.encode(state.history()));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      new ModelFile(manifest, parts).write(file);
    } catch (IOException | ModelException e) {
      throw new TrainingException(
          "The training state cannot be written to %s (%s); %s. Free some space or choose another directory, and train again: training resumes from the last whole epoch."
              .formatted(file, rootCauseMessage(e), describeFreeSpace()),
          e);
    }
  }

  private static String rootCauseMessage(Exception e) {
    Throwable root = e.getCause() == null ? e : e.getCause();
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  private String describeFreeSpace() {
    Path directory = file.toAbsolutePath().getParent();
    while (directory != null && !Files.exists(directory)) {
      directory = directory.getParent();
    }
    try {
      if (directory != null) {
        FileStore disk = Files.getFileStore(directory);
        return "the disk %s has %,d MB left".formatted(disk, disk.getUsableSpace() >> 20);
      }
    } catch (IOException e) {
      return "the free space of its disk is unknown (" + e.getMessage() + ")";
    }
    return "there is no such disk";
  }

  /**
   * {@return the state that was written last; empty if there is none}
   *
   * @throws TrainingException if it is damaged or of another training; the message names the
   *     differences
   */
  Optional<TrainingState> read(List<Parameter> parameters) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      ModelFile content = ModelFile.read(file);
      checkFingerprint(content);
      return Optional.of(
          new TrainingState(
              readWeights(content, parameters, WEIGHTS),
              readWeights(content, parameters, FIRST_MOMENTS),
              readWeights(content, parameters, SECOND_MOMENTS),
              Long.parseLong(content.entry(STEPS)),
              Long.parseLong(content.entry(DRAWS)),
              readWeights(content, parameters, BEST_WEIGHTS),
              HistoryCsv.decode(requirePart(content, HISTORY))));
    } catch (ModelException | IllegalArgumentException e) {
      throw new TrainingException(
          "The training state in %s cannot be read: %s Delete it to train from the start."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private void checkFingerprint(ModelFile content) {
    TreeMap<String, String> differences = new TreeMap<>();
    fingerprint.forEach(
        (name, value) -> {
          String saved = content.manifest().getOrDefault(FINGERPRINT_PREFIX + name, "not recorded");
          if (!saved.equals(value)) {
            differences.put(name, "%s is %s there and %s here".formatted(name, saved, value));
          }
        });
    if (!differences.isEmpty()) {
      throw new TrainingException(
          "%s holds the state of another training: %s. Resume it with its own settings, or choose another directory."
              .formatted(file, String.join(", ", differences.values())));
    }
  }

  private static Weights readWeights(ModelFile content, List<Parameter> parameters, String part) {
    return Weights.ofConcatenated(parameters, FloatArrays.decode(requirePart(content, part)));
  }

  private static byte[] requirePart(ModelFile content, String part) {
    byte[] bytes = content.parts().get(part);
    if (bytes == null) {
      throw new IllegalArgumentException("It lacks " + part + ".");
    }
    return bytes;
  }
}

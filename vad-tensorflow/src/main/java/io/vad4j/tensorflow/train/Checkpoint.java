package io.vad4j.tensorflow.train;

import io.vad4j.ModelException;
import io.vad4j.TrainingException;
import io.vad4j.core.modelfile.ModelFile;
import io.vad4j.tensorflow.network.Parameter;
import io.vad4j.tensorflow.network.Weights;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file that holds the state of a training after its last whole epoch. It is replaced in one move,
 * so that whenever a process ends, the state of an epoch is there.
 *
 * @param file where it is
 * @param fingerprint what the training is, by name: options, seed, footage; a state is only taken
 *     up by the same training
 */
public record Checkpoint(Path file, Map<String, String> fingerprint) {
  private static final String FILE_NAME = "training.checkpoint";
  private static final String FINGERPRINT_PREFIX = "identity.";
  private static final String EPOCH_PREFIX = "epoch.";

  /** Keeps a copy of the map. */
  public Checkpoint {
    fingerprint = Map.copyOf(fingerprint);
  }

  /** The checkpoint in a folder. */
  public static Checkpoint inDirectory(Path directory, Map<String, String> fingerprint) {
    return new Checkpoint(directory.resolve(FILE_NAME), fingerprint);
  }

  /**
   * Writes a state.
   *
   * @throws TrainingException if it cannot be written, which names the disk and the room on it
   */
  void write(TrainingState state) {
    TreeMap<String, String> manifest = new TreeMap<>();
    fingerprint.forEach((name, value) -> manifest.put(FINGERPRINT_PREFIX + name, value));
    manifest.put("steps", Long.toString(state.steps()));
    manifest.put("draws", Long.toString(state.drawCount()));
    manifest.put("epochs", Integer.toString(state.history().size()));
    for (EpochMetrics epoch : state.history()) {
      manifest.put(EPOCH_PREFIX + epoch.number(), formatEpoch(epoch));
    }
    TreeMap<String, byte[]> parts = new TreeMap<>();
    parts.put("weights.f32", state.weights().toBytes());
    parts.put("first-moments.f32", state.firstMoments().toBytes());
    parts.put("second-moments.f32", state.secondMoments().toBytes());
    parts.put("best.f32", state.bestWeights().toBytes());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      new ModelFile(manifest, parts).write(file);
    } catch (IOException | ModelException e) {
      throw new TrainingException(
          "The state of the training cannot be kept in %s (%s); %s. Make room or choose another folder, and start the training again: it goes on from its last whole epoch."
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
      return "its disk cannot be looked at (" + e.getMessage() + ")";
    }
    return "there is no such disk";
  }

  /**
   * Reads the state that was written last.
   *
   * @return empty where there is none
   * @throws TrainingException if it is damaged or that of another training, which says in what that
   *     differs
   */
  Optional<TrainingState> read(List<Parameter> parameters) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      ModelFile content = ModelFile.read(file);
      checkFingerprint(content);
      List<EpochMetrics> history = new ArrayList<>();
      int epochs = Integer.parseInt(content.entry("epochs"));
      for (int number = 1; number <= epochs; number++) {
        history.add(parseEpoch(number, content.entry(EPOCH_PREFIX + number)));
      }
      return Optional.of(
          new TrainingState(
              readWeights(content, parameters, "weights.f32"),
              readWeights(content, parameters, "first-moments.f32"),
              readWeights(content, parameters, "second-moments.f32"),
              Long.parseLong(content.entry("steps")),
              Long.parseLong(content.entry("draws")),
              readWeights(content, parameters, "best.f32"),
              history));
    } catch (ModelException | IllegalArgumentException e) {
      throw new TrainingException(
          "The state of a training in %s cannot be read: %s Delete it to train from the start."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private void checkFingerprint(ModelFile content) {
    TreeMap<String, String> differences = new TreeMap<>(fingerprint);
    differences
        .entrySet()
        .removeIf(
            entry ->
                entry
                    .getValue()
                    .equals(content.manifest().get(FINGERPRINT_PREFIX + entry.getKey())));
    if (!differences.isEmpty()) {
      List<String> fields = new ArrayList<>();
      differences.forEach(
          (name, value) ->
              fields.add(
                  "%s is %s there and %s here"
                      .formatted(name, content.manifest().get(FINGERPRINT_PREFIX + name), value)));
      throw new TrainingException(
          "%s holds the state of another training: %s. Go on with what that was started with, or choose another folder."
              .formatted(file, String.join(", ", fields)));
    }
  }

  private static Weights readWeights(ModelFile content, List<Parameter> parameters, String part) {
    byte[] bytes = content.parts().get(part);
    if (bytes == null) {
      throw new ModelException("It lacks " + part + ".");
    }
    return Weights.fromBytes(parameters, bytes);
  }

  private static String formatEpoch(EpochMetrics epoch) {
    return "%s %s %s %s"
        .formatted(
            epoch.trainingLoss(), epoch.validationLoss(), epoch.learningRate(), epoch.best());
  }

  private static EpochMetrics parseEpoch(int number, String text) {
    String[] fields = text.split(" ");
    return new EpochMetrics(
        number,
        Double.parseDouble(fields[0]),
        Double.parseDouble(fields[1]),
        Double.parseDouble(fields[2]),
        Boolean.parseBoolean(fields[3]));
  }
}

package io.vad4j.tensorflow.train;

import io.vad4j.ModelException;
import io.vad4j.TrainingException;
import io.vad4j.core.model.ModelFile;
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
 * @param identity what the training is, by name: options, seed, footage; a state is only taken up
 *     by the same training
 */
public record Checkpoint(Path file, Map<String, String> identity) {
  private static final String NAME = "training.checkpoint";
  private static final String IDENTITY = "identity.";
  private static final String EPOCH = "epoch.";

  /** Keeps a copy of the map. */
  public Checkpoint {
    identity = Map.copyOf(identity);
  }

  /** The checkpoint in a folder. */
  public static Checkpoint in(Path folder, Map<String, String> identity) {
    return new Checkpoint(folder.resolve(NAME), identity);
  }

  /**
   * Writes a state.
   *
   * @throws TrainingException if it cannot be written, which names the disk and the room on it
   */
  void write(TrainingState state) {
    TreeMap<String, String> manifest = new TreeMap<>();
    identity.forEach((name, value) -> manifest.put(IDENTITY + name, value));
    manifest.put("steps", Long.toString(state.steps()));
    manifest.put("draws", Long.toString(state.draws()));
    manifest.put("epochs", Integer.toString(state.history().size()));
    for (EpochLoss epoch : state.history()) {
      manifest.put(EPOCH + epoch.number(), text(epoch));
    }
    TreeMap<String, byte[]> parts = new TreeMap<>();
    parts.put("weights.f32", state.weights().toBytes());
    parts.put("first-moments.f32", state.firstMoments().toBytes());
    parts.put("second-moments.f32", state.secondMoments().toBytes());
    parts.put("best.f32", state.best().toBytes());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      new ModelFile(manifest, parts).write(file);
    } catch (IOException | ModelException e) {
      throw new TrainingException(
          "The state of the training cannot be kept in %s (%s); %s. Make room or choose another folder, and start the training again: it goes on from its last whole epoch."
              .formatted(file, reason(e), room()),
          e);
    }
  }

  private static String reason(Exception e) {
    Throwable root = e.getCause() == null ? e : e.getCause();
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  private String room() {
    Path folder = file.toAbsolutePath().getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    try {
      if (folder != null) {
        FileStore disk = Files.getFileStore(folder);
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
      checkIdentity(content);
      List<EpochLoss> history = new ArrayList<>();
      int epochs = Integer.parseInt(content.entry("epochs"));
      for (int number = 1; number <= epochs; number++) {
        history.add(epoch(number, content.entry(EPOCH + number)));
      }
      return Optional.of(
          new TrainingState(
              weights(content, parameters, "weights.f32"),
              weights(content, parameters, "first-moments.f32"),
              weights(content, parameters, "second-moments.f32"),
              Long.parseLong(content.entry("steps")),
              Long.parseLong(content.entry("draws")),
              weights(content, parameters, "best.f32"),
              history));
    } catch (ModelException | IllegalArgumentException e) {
      throw new TrainingException(
          "The state of a training in %s cannot be read: %s Delete it to train from the start."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private void checkIdentity(ModelFile content) {
    TreeMap<String, String> differences = new TreeMap<>(identity);
    differences
        .entrySet()
        .removeIf(
            entry -> entry.getValue().equals(content.manifest().get(IDENTITY + entry.getKey())));
    if (!differences.isEmpty()) {
      List<String> words = new ArrayList<>();
      differences.forEach(
          (name, value) ->
              words.add(
                  "%s is %s there and %s here"
                      .formatted(name, content.manifest().get(IDENTITY + name), value)));
      throw new TrainingException(
          "%s holds the state of another training: %s. Go on with what that was started with, or choose another folder."
              .formatted(file, String.join(", ", words)));
    }
  }

  private static Weights weights(ModelFile content, List<Parameter> parameters, String part) {
    byte[] bytes = content.parts().get(part);
    if (bytes == null) {
      throw new ModelException("It lacks " + part + ".");
    }
    return Weights.fromBytes(parameters, bytes);
  }

  private static String text(EpochLoss epoch) {
    return "%s %s %s %s"
        .formatted(epoch.training(), epoch.validation(), epoch.learningRate(), epoch.best());
  }

  private static EpochLoss epoch(int number, String text) {
    String[] words = text.split(" ");
    return new EpochLoss(
        number,
        Double.parseDouble(words[0]),
        Double.parseDouble(words[1]),
        Double.parseDouble(words[2]),
        Boolean.parseBoolean(words[3]));
  }
}

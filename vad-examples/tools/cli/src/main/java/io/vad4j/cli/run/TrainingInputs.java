package io.vad4j.cli.run;

import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.ClipSources;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.Datasets;
import io.vad4j.core.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Resolves training inputs to clips. */
public final class TrainingInputs {
  private final @Nullable Double framesPerSecond;

  private TrainingInputs(@Nullable Double framesPerSecond) {
    this.framesPerSecond = framesPerSecond;
  }

  /**
   * {@return the clips of all inputs: the training split of a data set, a clip itself, or the
   * videos or folders of images in a folder}
   *
   * @throws FrameSourceException if a folder cannot be read, or a data set has nothing to train on
   */
  public static ClipSources resolve(List<String> data) {
    return resolve(data, null);
  }

  /**
   * {@return the clips of all inputs, as {@link #resolve(List)}}
   *
   * @param framesPerSecond the frame rate of folders of images, or null if it is not given
   * @throws FrameSourceException if a folder cannot be read, or a data set has nothing to train on
   */
  public static ClipSources resolve(List<String> data, @Nullable Double framesPerSecond) {
    TrainingInputs inputs = new TrainingInputs(framesPerSecond);
    List<DatasetClip> clips = new ArrayList<>();
    for (String input : data) {
      clips.addAll(inputs.resolveClips(input));
    }
    return new ClipSources(clips);
  }

  private List<DatasetClip> resolveClips(String input) {
    if (InputResolver.isSyntheticDataset(input)) {
      return InputResolver.openDataset(input).train();
    }
    if (InputResolver.isUri(input) || !Files.isDirectory(InputResolver.parsePath(input))) {
      return List.of(createClip(input));
    }
    Path folder = InputResolver.parsePath(input);
    if (Datasets.findProvider(folder).isPresent()) {
      return trainingClips(Datasets.open(folder), folder);
    }
    if (isImageSequence(folder)) {
      return List.of(createClip(input));
    }
    List<DatasetClip> videos =
        listClips(folder, path -> Files.isRegularFile(path) && InputResolver.isSupported(path));
    List<DatasetClip> imageFolders =
        videos.isEmpty()
            ? listClips(folder, path -> Files.isDirectory(path) && isImageSequence(path))
            : videos;
    return imageFolders.isEmpty() ? List.of(createClip(input)) : imageFolders;
  }

  private static List<DatasetClip> trainingClips(Dataset dataset, Path folder) {
    if (dataset.train().isEmpty()) {
      throw new FrameSourceException(
          "%s in %s has no training clips; give normal video.".formatted(dataset.name(), folder));
    }
    return dataset.train();
  }

  private DatasetClip createClip(String input) {
    return DatasetClip.unlabelled(input, () -> InputResolver.open(input, framesPerSecond));
  }

  private static boolean isImageSequence(Path folder) {
    return !ImageFiles.list(folder).isEmpty();
  }

  private List<DatasetClip> listClips(Path folder, Predicate<Path> filter) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(filter)
          .sorted()
          .map(file -> createClip(file.toString()))
          .toList();
    } catch (IOException e) {
      throw new FrameSourceException(
          "Cannot read the folder %s: %s. Check that it can be read.".formatted(folder, e), e);
    }
  }
}

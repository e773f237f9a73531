package io.vad4j.examples.cli;

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

/** Finds the clips in what is given to train on. */
final class NormalFootage {

  private NormalFootage() {}

  /**
   * The clips of each: the training part of a data set, a clip itself, or the videos or folders of
   * images in a folder.
   *
   * @throws FrameSourceException if a folder cannot be read, or a data set has nothing to train on
   */
  static ClipSources of(List<String> data) {
    List<DatasetClip> clips = new ArrayList<>();
    for (String input : data) {
      clips.addAll(clips(input));
    }
    return new ClipSources(clips);
  }

  private static List<DatasetClip> clips(String input) {
    if (Inputs.isMadeUpDataset(input)) {
      return Inputs.dataset(input).train();
    }
    if (Inputs.isAddress(input) || !Files.isDirectory(Inputs.path(input))) {
      return List.of(clip(input));
    }
    Path folder = Inputs.path(input);
    if (Datasets.recognise(folder).isPresent()) {
      return training(Datasets.open(folder), folder);
    }
    if (isClip(folder)) {
      return List.of(clip(input));
    }
    List<DatasetClip> videos =
        within(folder, path -> Files.isRegularFile(path) && Inputs.opens(path));
    List<DatasetClip> inside =
        videos.isEmpty() ? within(folder, path -> Files.isDirectory(path) && isClip(path)) : videos;
    return inside.isEmpty() ? List.of(clip(input)) : inside;
  }

  private static List<DatasetClip> training(Dataset dataset, Path folder) {
    if (dataset.train().isEmpty()) {
      throw new FrameSourceException(
          "%s in %s has no clips to train on; give normal footage."
              .formatted(dataset.name(), folder));
    }
    return dataset.train();
  }

  private static DatasetClip clip(String input) {
    return DatasetClip.unlabelled(input, () -> Inputs.open(input));
  }

  private static boolean isClip(Path folder) {
    return !ImageFiles.list(folder).isEmpty();
  }

  private static List<DatasetClip> within(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(wanted)
          .sorted()
          .map(file -> clip(file.toString()))
          .toList();
    } catch (IOException e) {
      throw new FrameSourceException(
          "Cannot read the folder %s: %s. Check that it can be read.".formatted(folder, e), e);
    }
  }
}

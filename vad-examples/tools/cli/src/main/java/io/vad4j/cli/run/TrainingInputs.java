package io.vad4j.cli.run;

import io.vad4j.FrameSourceException;
import io.vad4j.cli.output.CommandFiles;
import io.vad4j.core.dataset.ClipSources;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.Datasets;
import io.vad4j.core.dataset.layout.Folders;
import io.vad4j.core.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Resolves training inputs to clips. */
public final class TrainingInputs {
  private final @Nullable Double framesPerSecond;
  private final Consumer<String> status;

  private TrainingInputs(@Nullable Double framesPerSecond, Consumer<String> status) {
    this.framesPerSecond = framesPerSecond;
    this.status = status;
  }

  /**
   * {@return the clips of all inputs: the training split of a data set, a clip itself, or the
   * videos or folders of images in a folder} A clip that is given twice is taken once.
   *
   * @param framesPerSecond the frame rate of folders of images, or null if it is not given
   * @param status told of files that are left out
   * @throws FrameSourceException if a folder cannot be read, or a data set has nothing to train on
   */
  public static ClipSources resolve(
      List<String> data, @Nullable Double framesPerSecond, Consumer<String> status) {
    TrainingInputs inputs = new TrainingInputs(framesPerSecond, status);
    List<DatasetClip> clips = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    for (String input : data) {
      for (DatasetClip clip : inputs.resolveClips(input)) {
        if (seen.add(identity(clip, input))) {
          clips.add(clip);
        } else {
          status.accept("%s is given twice; it is taken once.".formatted(clip.name()));
        }
      }
    }
    return new ClipSources(clips);
  }

  /** The file of a clip, whatever the path or link it is named by, or else its name. */
  private static Object identity(DatasetClip clip, String input) {
    return CommandFiles.localPath(clip.name())
        .filter(path -> clip.name().startsWith(input) && Files.exists(path))
        .<Object>flatMap(TrainingInputs::realPath)
        .orElse(clip.name().equals(input) ? input : input + "/" + clip.name());
  }

  private static Optional<Path> realPath(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
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
    VideoFolder content = VideoFolder.of(folder);
    if (!content.videos().isEmpty()) {
      content.describeLeftOut(folder, status);
      return content.videos().stream().map(file -> createClip(file.toString())).toList();
    }
    if (!content.images().isEmpty()) {
      return List.of(createClip(input));
    }
    List<DatasetClip> imageFolders =
        Folders.subfolders(folder).stream()
            .filter(path -> !ImageFiles.list(path).isEmpty())
            .map(path -> createClip(path.toString()))
            .toList();
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
}

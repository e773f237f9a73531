package io.vad4j.core.dataset.layout;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.dataset.layout.FrameRuns.Run;
import io.vad4j.core.image.ImageFiles;
import io.vad4j.core.image.NaturalOrder;
import io.vad4j.core.source.ImageSequenceSource;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Data set of videos and image sequences in a folder, as {@link FolderProvider} describes. */
final class FolderLayout {
  private static final Logger LOG = LoggerFactory.getLogger(FolderLayout.class);

  /** Length of a video, and size of its frames. */
  private record VideoSize(int frames, int width, int height) {}

  private final Path folder;
  private final Path labelsFile;
  private final Properties properties;
  private final OptionalDouble frameRate;

  FolderLayout(Path folder) {
    this.folder = folder;
    this.labelsFile = folder.resolve("labels.csv");
    this.properties = properties(folder.resolve("dataset.properties"));
    this.frameRate = frameRate();
  }

  Dataset read() {
    Map<String, List<Run>> runs = Files.exists(labelsFile) ? FrameRuns.read(labelsFile) : Map.of();
    TreeSet<String> unmatched = new TreeSet<>(runs.keySet());
    List<DatasetClip> test = new ArrayList<>();
    for (Path clip : clips("test")) {
      String listed = runs.containsKey(Folders.nameOf(clip)) ? Folders.nameOf(clip) : name(clip);
      unmatched.remove(listed);
      if (runs.containsKey(listed)) {
        List<Run> abnormal = runs.get(listed);
        test.add(
            DatasetClip.labelled(name(clip), () -> open(clip), () -> groundTruth(clip, abnormal)));
      } else {
        LOG.warn("{} is not listed in {}: it has no labels.", clip, labelsFile);
        test.add(DatasetClip.unlabelled(name(clip), () -> open(clip)));
      }
    }
    if (!unmatched.isEmpty()) {
      throw new FrameSourceException(
          "%s lists clip '%s', which is not in %s."
              .formatted(labelsFile, unmatched.first(), folder.resolve("test")));
    }
    List<DatasetClip> train =
        clips("train").stream()
            .map(clip -> DatasetClip.unlabelled(name(clip), () -> open(clip)))
            .toList();
    String defaultName = Folders.nameOf(folder.toAbsolutePath().normalize());
    return new Dataset(properties.getProperty("name", defaultName), train, test);
  }

  private List<Path> clips(String split) {
    List<Path> clips =
        Stream.concat(
                Folders.subfolders(folder.resolve(split)).stream(),
                Folders.files(folder.resolve(split)).stream()
                    .filter(file -> !ImageFiles.supports(file))
                    .filter(VideoFiles::supports))
            .sorted(Comparator.comparing(Folders::nameOf, NaturalOrder.INSTANCE))
            .toList();
    Map<String, Path> names = new HashMap<>();
    for (Path clip : clips) {
      Path other = names.put(name(clip), clip);
      if (other != null) {
        throw new FrameSourceException(
            "%s and %s are two clips named '%s'; labels and results could belong to either. Rename one."
                .formatted(other, clip, name(clip)));
      }
    }
    if (clips.isEmpty() && Files.exists(folder.resolve(split))) {
      throw new FrameSourceException(
          "%s holds no clips; put a video file or a folder of images there for every clip."
              .formatted(folder.resolve(split)));
    }
    return clips;
  }

  private FrameSource open(Path clip) {
    return Files.isDirectory(clip) && frameRate.isPresent()
        ? ImageSequenceSource.open(clip, frameRate.getAsDouble())
        : FrameSource.open(clip);
  }

  private GroundTruth groundTruth(Path clip, List<Run> runs) {
    Path masks = folder.resolve("masks").resolve(name(clip));
    if (Files.isDirectory(clip)) {
      FrameFiles frames = FrameFiles.list(clip, 0);
      boolean[] abnormal = abnormal(clip, frames.count(), runs);
      return Files.isDirectory(masks)
          ? GroundTruth.of(abnormal, new MaskFiles(frames, FrameFiles.list(masks, 0)))
          : GroundTruth.of(abnormal);
    }
    VideoSize size = measure(clip);
    boolean[] abnormal = abnormal(clip, size.frames(), runs);
    return Files.isDirectory(masks)
        ? GroundTruth.of(
            abnormal,
            MaskFiles.ofVideo(
                size.frames(), size.width(), size.height(), FrameFiles.list(masks, 0)))
        : GroundTruth.of(abnormal);
  }

  private boolean[] abnormal(Path clip, int frames, List<Run> runs) {
    boolean[] abnormal = new boolean[frames];
    for (Run run : runs) {
      if (run.last() >= frames) {
        throw new FrameSourceException(
            "%s marks frames %d to %d of %s as abnormal, but it has %d frames, numbered from 0."
                .formatted(labelsFile, run.first(), run.last(), clip, frames));
      }
      for (int i = run.first(); i <= run.last(); i++) {
        abnormal[i] = true;
      }
    }
    return abnormal;
  }

  /** Counts the frames, since the length that a container states may be an estimate. */
  private VideoSize measure(Path clip) {
    try (FrameSource source = open(clip)) {
      int frames = 0;
      while (source.next().isPresent()) {
        frames++;
      }
      return new VideoSize(frames, source.info().width(), source.info().height());
    }
  }

  private OptionalDouble frameRate() {
    String text = properties.getProperty("frame-rate");
    if (text == null) {
      return OptionalDouble.empty();
    }
    try {
      double rate = Double.parseDouble(text);
      if (rate > 0 && rate <= 1000) {
        return OptionalDouble.of(rate);
      }
    } catch (NumberFormatException e) {
      LOG.debug("Invalid frame rate: {}", text);
    }
    throw new FrameSourceException(
        "frame-rate in %s must be frames a second, above 0 and at most 1000, not '%s'."
            .formatted(folder.resolve("dataset.properties"), text));
  }

  private static Properties properties(Path file) {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new FrameSourceException("Cannot read " + file + ": " + e.getMessage(), e);
      }
    }
    return properties;
  }

  private static String name(Path clip) {
    String name = Folders.nameOf(clip);
    int dot = name.lastIndexOf('.');
    return Files.isDirectory(clip) || dot <= 0 ? name : name.substring(0, dot);
  }
}

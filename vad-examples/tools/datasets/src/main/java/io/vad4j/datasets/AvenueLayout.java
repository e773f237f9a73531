package io.vad4j.datasets;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.dataset.layout.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** CUHK Avenue in a folder, as {@link AvenueProvider} describes. */
final class AvenueLayout {
  private static final Logger LOG = LoggerFactory.getLogger(AvenueLayout.class);
  private static final Pattern VIDEO = Pattern.compile("(\\d{1,4})\\.avi");
  private static final Pattern LABEL = Pattern.compile("(\\d{1,4})_label\\.mat");
  private static final int TRAIN_CLIPS = 16;
  private static final int TEST_CLIPS = 21;

  /** Frames of the test clips as published, 15,324 in all. */
  private static final int[] TEST_FRAMES = {
    1439, 1211, 923, 947, 1007, 1283, 605, 36, 1175, 841, 472, 1271, 549, 507, 1001, 740, 426, 294,
    248, 273, 76
  };

  private final Path folder;

  AvenueLayout(Path folder) {
    this.folder = folder;
  }

  Dataset read() {
    SortedMap<Integer, Path> train = findNumbered(folder.resolve("training_videos"), VIDEO);
    SortedMap<Integer, Path> test = findNumbered(folder.resolve("testing_videos"), VIDEO);
    SortedMap<Integer, Path> labels = findNumbered(labelFolder(), LABEL);
    warnIfIncomplete("training", train.size(), TRAIN_CLIPS);
    warnIfIncomplete("test", test.size(), TEST_CLIPS);
    for (Integer number : test.keySet()) {
      if (!labels.containsKey(number)) {
        throw new FrameSourceException(
            "%s is missing; the data set is incomplete."
                .formatted(labelFolder().resolve(number + "_label.mat")));
      }
    }
    List<DatasetClip> training =
        train.entrySet().stream()
            .map(
                clip ->
                    DatasetClip.unlabelled(
                        clipName(clip.getKey()), () -> FrameSource.open(clip.getValue())))
            .toList();
    List<DatasetClip> testing =
        test.entrySet().stream()
            .map(
                clip ->
                    DatasetClip.labelled(
                        clipName(clip.getKey()),
                        () -> FrameSource.open(clip.getValue()),
                        () ->
                            labels(
                                clip.getKey(), Objects.requireNonNull(labels.get(clip.getKey())))))
            .toList();
    return new Dataset(name(test.size()), training, testing);
  }

  /** The name, which says how much of the published set there is. */
  private static String name(int testClips) {
    return testClips == TEST_CLIPS
        ? "CUHK Avenue"
        : "CUHK Avenue, %d of %d test clips".formatted(testClips, TEST_CLIPS);
  }

  private static GroundTruth labels(int number, Path file) {
    GroundTruth labels = AvenueMaskReader.read(file);
    boolean published = number >= 1 && number <= TEST_FRAMES.length;
    if (!published || TEST_FRAMES[number - 1] != labels.frameCount()) {
      LOG.warn(
          "Test clip {} has {} labelled frames in {}; as published it has {}.",
          clipName(number),
          labels.frameCount(),
          file,
          published ? TEST_FRAMES[number - 1] : "none");
    }
    return labels;
  }

  private static String clipName(int number) {
    return "%02d".formatted(number);
  }

  /** The archive with the masks may lie in the one with the videos or beside it. */
  private Path labelFolder() {
    Path nestedFolder = folder.resolve("ground_truth_demo").resolve("testing_label_mask");
    Path siblingFolder = folder.resolveSibling("ground_truth_demo").resolve("testing_label_mask");
    return Files.isDirectory(nestedFolder) || !Files.isDirectory(siblingFolder)
        ? nestedFolder
        : siblingFolder;
  }

  private static SortedMap<Integer, Path> findNumbered(Path folder, Pattern pattern) {
    SortedMap<Integer, Path> found = new TreeMap<>();
    for (Path file : Folders.files(folder)) {
      Matcher name = pattern.matcher(Folders.nameOf(file));
      if (name.matches()) {
        Path other = found.put(Integer.valueOf(name.group(1)), file);
        if (other != null) {
          throw new FrameSourceException(
              "%s and %s have the same number; labels could belong to either. Rename one."
                  .formatted(other, file));
        }
      }
    }
    if (found.isEmpty()) {
      throw new FrameSourceException(
          "%s has no files such as %s; the data set is incomplete."
              .formatted(folder, pattern == VIDEO ? "01.avi" : "1_label.mat"));
    }
    return found;
  }

  private void warnIfIncomplete(String split, int count, int published) {
    if (count != published) {
      LOG.warn("The set as published has {} {} clips; {} has {}.", published, split, folder, count);
    }
  }
}

package io.vad4j.datasets;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.PixelFormat;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.dataset.layout.Folders;
import io.vad4j.core.dataset.layout.FrameFiles;
import io.vad4j.core.dataset.layout.MaskFiles;
import io.vad4j.core.source.ImageSequenceSource;
import io.vad4j.datasets.MatlabRanges.Range;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of the two UCSD data sets in a folder. */
final class UcsdLayout {
  private static final Logger LOG = LoggerFactory.getLogger(UcsdLayout.class);
  private static final double FRAME_RATE = 10;
  private static final Pattern TRAIN = Pattern.compile("(?i)train\\d+");
  private static final Pattern TEST = Pattern.compile("(?i)test\\d+");

  private final Path folder;

  UcsdLayout(Path folder) {
    this.folder = folder;
  }

  static boolean matches(Path folder) {
    return !Folders.subfolders(folder.resolve("Train"), TRAIN).isEmpty()
        || !Folders.subfolders(folder.resolve("Test"), TEST).isEmpty();
  }

  Dataset read() {
    List<Path> train = Folders.subfolders(folder.resolve("Train"), TRAIN);
    List<Path> test = Folders.subfolders(folder.resolve("Test"), TEST);
    requireComplete(train, "Train", 1);
    Optional<Path> rangesFile = rangesFile();
    List<List<Range>> ranges = rangesFile.map(MatlabRanges::read).orElse(List.of());
    requireComplete(test, "Test", Math.max(1, ranges.size()));
    if (rangesFile.isPresent() && ranges.size() != test.size()) {
      throw new FrameSourceException(
          "%s lists %d clips but there are %d; %s is not listed."
              .formatted(rangesFile.get(), ranges.size(), test.size(), test.get(ranges.size())));
    }

    List<DatasetClip> trainClips = new ArrayList<>();
    for (Path clip : train) {
      FrameFiles.list(clip, 1);
      trainClips.add(DatasetClip.unlabelled(Folders.nameOf(clip), () -> open(clip)));
    }
    List<DatasetClip> testClips = new ArrayList<>();
    for (int i = 0; i < test.size(); i++) {
      testClips.add(
          rangesFile.isPresent()
              ? labelledByRanges(test.get(i), rangesFile.get(), ranges.get(i))
              : labelledByMasks(test.get(i)));
    }
    Optional<UcsdCounts> published = UcsdCounts.of(folder, rangesFile, train.size(), test.size());
    published.ifPresent(
        counts -> counts.differences(train, test).forEach(text -> LOG.warn("{}", text)));
    return new Dataset(published.map(UcsdCounts::name).orElse("UCSD"), trainClips, testClips);
  }

  private static FrameSource open(Path clip) {
    return ImageSequenceSource.open(clip, FRAME_RATE, PixelFormat.GRAY8);
  }

  /** Clips are numbered from 1 without gaps; ground truth is assigned by number. */
  private void requireComplete(List<Path> clips, String split, int minCount) {
    for (int i = 0; i < Math.max(clips.size(), minCount); i++) {
      String name = "%s%03d".formatted(split, i + 1);
      if (i >= clips.size() || !hasNumber(clips.get(i), split, i + 1)) {
        throw new FrameSourceException(
            "%s is missing; the data set is incomplete."
                .formatted(folder.resolve(split).resolve(name)));
      }
    }
  }

  private static boolean hasNumber(Path clip, String split, int number) {
    String digits = Folders.nameOf(clip).substring(split.length());
    return digits.length() <= 9 && Integer.parseInt(digits) == number;
  }

  private Optional<Path> rangesFile() {
    List<Path> found =
        Folders.files(folder.resolve("Test")).stream()
            .filter(file -> Folders.nameOf(file).toLowerCase(Locale.ROOT).endsWith(".m"))
            .toList();
    if (found.size() > 1) {
      throw new FrameSourceException(
          "%s and %s both list abnormal frames; remove one.".formatted(found.get(0), found.get(1)));
    }
    return found.stream().findFirst();
  }

  private static DatasetClip labelledByRanges(Path clip, Path rangesFile, List<Range> ranges) {
    FrameFiles frames = FrameFiles.list(clip, 1);
    frames
        .firstMissing(1)
        .ifPresent(number -> LOG.warn("Frame {} of {} is missing.", number, clip));
    boolean[] abnormal = new boolean[frames.count()];
    for (Range range : ranges) {
      if (range.last() > frames.last()) {
        throw new FrameSourceException(
            "%s lists frames %d to %d of %s as abnormal, but the clip ends with frame %d."
                .formatted(rangesFile, range.first(), range.last(), clip, frames.last()));
      }
      for (int i = 0; i < abnormal.length; i++) {
        abnormal[i] |= frames.number(i) >= range.first() && frames.number(i) <= range.last();
      }
    }
    GroundTruth labels =
        masks(clip, frames)
            .map(masks -> GroundTruth.of(abnormal, masks))
            .orElseGet(() -> GroundTruth.of(abnormal));
    return DatasetClip.labelled(Folders.nameOf(clip), () -> open(clip), () -> labels);
  }

  private static DatasetClip labelledByMasks(Path clip) {
    FrameFiles frames = FrameFiles.list(clip, 1);
    String name = Folders.nameOf(clip);
    Optional<MaskFiles> found = masks(clip, frames);
    if (found.isEmpty()) {
      LOG.warn("{} has neither a list of abnormal frames nor masks: it has no labels.", clip);
      return DatasetClip.unlabelled(name, () -> open(clip));
    }
    MaskFiles masks = found.get();
    return DatasetClip.labelled(
        name, () -> open(clip), () -> GroundTruth.of(masks.abnormal(), masks));
  }

  private static Optional<MaskFiles> masks(Path clip, FrameFiles frames) {
    Path folder = clip.resolveSibling(Folders.nameOf(clip) + "_gt");
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    FrameFiles masks = FrameFiles.list(folder, 1);
    if (masks.count() != frames.count()) {
      LOG.warn("{} has {} masks for {} frames.", folder, masks.count(), frames.count());
    }
    return Optional.of(new MaskFiles(frames, masks));
  }
}

package io.vad4j.datasets;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.dataset.layout.Folders;
import io.vad4j.core.dataset.layout.FrameFiles;
import io.vad4j.core.dataset.layout.VideoFiles;
import io.vad4j.core.image.PixelMask;
import io.vad4j.core.source.ImageSequenceSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ShanghaiTech Campus in a folder, as {@link ShanghaiTechProvider} describes. */
final class ShanghaiTechLayout {
  private static final Logger LOG = LoggerFactory.getLogger(ShanghaiTechLayout.class);
  private static final double FRAME_RATE = 24;
  private static final int TRAIN_CLIPS = 330;
  private static final int TEST_CLIPS = 107;

  private final Path folder;
  private final Path frames;
  private final Path frameMasks;
  private final Path pixelMasks;

  ShanghaiTechLayout(Path folder) {
    this.folder = folder;
    this.frames = folder.resolve("testing").resolve("frames");
    this.frameMasks = folder.resolve("testing").resolve("test_frame_mask");
    this.pixelMasks = folder.resolve("testing").resolve("test_pixel_mask");
  }

  Dataset read() {
    List<DatasetClip> train = train();
    List<Path> clips = Folders.subfolders(frames);
    checkNames(clips);
    List<DatasetClip> test =
        clips.stream()
            .map(
                clip ->
                    DatasetClip.labelled(
                        Folders.nameOf(clip), () -> open(clip), () -> groundTruth(clip)))
            .toList();
    compare("training", train, TRAIN_CLIPS);
    compare("test", test, TEST_CLIPS);
    return new Dataset("ShanghaiTech Campus", train, test);
  }

  private List<DatasetClip> train() {
    Path videos = folder.resolve("training").resolve("videos");
    List<DatasetClip> found =
        Folders.files(videos).stream()
            .filter(VideoFiles::supports)
            .map(video -> DatasetClip.unlabelled(stem(video), () -> FrameSource.open(video)))
            .toList();
    if (found.isEmpty()) {
      found =
          Folders.subfolders(folder.resolve("training").resolve("frames")).stream()
              .map(clip -> DatasetClip.unlabelled(Folders.nameOf(clip), () -> open(clip)))
              .toList();
    }
    if (found.isEmpty()) {
      throw new FrameSourceException(videos + " holds no videos; the data set is incomplete.");
    }
    return found;
  }

  /** Checks that every clip has labels and vice versa. */
  private void checkNames(List<Path> clips) {
    if (clips.isEmpty()) {
      throw new FrameSourceException(frames + " holds no clips; the data set is incomplete.");
    }
    Set<String> named = clips.stream().map(Folders::nameOf).collect(Collectors.toSet());
    TreeSet<String> labelled =
        Folders.files(frameMasks).stream()
            .filter(file -> Folders.nameOf(file).endsWith(".npy"))
            .map(ShanghaiTechLayout::stem)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String name : labelled) {
      if (!named.contains(name)) {
        throw new FrameSourceException(
            "%s is missing; there are labels for it in %s."
                .formatted(frames.resolve(name), frameMasks));
      }
    }
    for (String name : named) {
      if (!labelled.contains(name)) {
        throw new FrameSourceException(
            "%s is missing; the data set is incomplete."
                .formatted(frameMasks.resolve(name + ".npy")));
      }
    }
  }

  private static FrameSource open(Path clip) {
    return ImageSequenceSource.open(clip, FRAME_RATE);
  }

  private GroundTruth groundTruth(Path clip) {
    NpyFile file = NpyFile.open(frameMasks.resolve(Folders.nameOf(clip) + ".npy"));
    FrameFiles images = FrameFiles.list(clip, 0);
    if (file.shape().length != 1) {
      throw new FrameSourceException(
          "%s has the shape %s; it must have one label for each frame."
              .formatted(file.file(), Arrays.toString(file.shape())));
    }
    if (images.last() >= file.length()) {
      throw new FrameSourceException(
          "%s has labels for %d frames, but %s ends with frame %d."
              .formatted(file.file(), file.length(), clip, images.last()));
    }
    if (images.count() != file.length()) {
      LOG.warn("{} has {} frames but {} labels.", clip, images.count(), file.length());
    }
    BitSet labels = file.readAll();
    boolean[] abnormal = new boolean[images.count()];
    for (int i = 0; i < abnormal.length; i++) {
      abnormal[i] = labels.get(images.number(i));
    }
    return GroundTruth.of(abnormal, masks(clip, images));
  }

  private IntFunction<Optional<PixelMask>> masks(Path clip, FrameFiles images) {
    Path path = pixelMasks.resolve(Folders.nameOf(clip) + ".npy");
    if (!Files.exists(path)) {
      return frame -> Optional.empty();
    }
    NpyFile file = NpyFile.open(path);
    int[] shape = file.shape();
    if (shape.length != 3 || images.last() >= file.length()) {
      throw new FrameSourceException(
          "%s is no array of a mask for each of %d frames; it has %d dimensions and length %d."
              .formatted(path, images.last() + 1, shape.length, file.length()));
    }
    return frame ->
        Optional.of(PixelMask.of(shape[2], shape[1], file.readSlice(images.number(frame))));
  }

  private void compare(String split, List<DatasetClip> clips, int published) {
    if (clips.size() != published) {
      LOG.warn(
          "The set as published has {} {} clips; {} has {}, up to {}.",
          published,
          split,
          folder,
          clips.size(),
          clips.isEmpty() ? "none" : clips.get(clips.size() - 1).name());
    }
  }

  private static String stem(Path file) {
    String name = Folders.nameOf(file);
    return name.substring(0, name.lastIndexOf('.'));
  }
}

package io.vad4j.cli.run;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.VadException;
import io.vad4j.core.dataset.layout.Folders;
import io.vad4j.core.dataset.layout.VideoFiles;
import io.vad4j.core.image.ImageFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The files of a folder in natural order, without hidden ones.
 *
 * @param videos videos, by their ending or because they can be opened
 * @param images images
 * @param others files that are neither
 */
public record VideoFolder(List<Path> videos, List<Path> images, List<Path> others) {
  private static final int MAX_NAMED = 5;

  /**
   * Lists a folder. Files of unknown endings are opened to see whether they are videos, unless
   * there are images and no video.
   *
   * @throws FrameSourceException if it cannot be read
   */
  public static VideoFolder of(Path folder) {
    List<Path> videos = new ArrayList<>();
    List<Path> images = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (Path file : Folders.files(folder)) {
      (ImageFiles.supports(file) ? images : VideoFiles.supports(file) ? videos : others).add(file);
    }
    if (!videos.isEmpty() || images.isEmpty()) {
      List<Path> unknown = others.stream().filter(VideoFolder::isVideo).toList();
      others.removeAll(unknown);
      videos.addAll(unknown);
    }
    return new VideoFolder(List.copyOf(videos), List.copyOf(images), List.copyOf(others));
  }

  private static boolean isVideo(Path file) {
    try (FrameSource source = FrameSource.open(file)) {
      return source.info().width() > 0;
    } catch (VadException e) {
      return false;
    }
  }

  /** Says which files are not read where the videos are. */
  public void describeLeftOut(Path folder, Consumer<String> status) {
    if (!images.isEmpty()) {
      status.accept(
          "%s: %d image%s left out (%s); the videos are read. Move images to a folder of their own."
              .formatted(
                  folder, images.size(), images.size() == 1 ? " is" : "s are", names(images)));
    }
    if (!others.isEmpty()) {
      status.accept("%s: no video, left out: %s.".formatted(folder, names(others)));
    }
  }

  private static String names(List<Path> files) {
    String first =
        files.stream().limit(MAX_NAMED).map(Folders::nameOf).collect(Collectors.joining(", "));
    return files.size() <= MAX_NAMED
        ? first
        : "%s and %d more".formatted(first, files.size() - MAX_NAMED);
  }
}

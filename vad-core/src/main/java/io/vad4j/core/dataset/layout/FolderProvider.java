package io.vad4j.core.dataset.layout;

import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads own videos in a generic folder layout. Every entry of {@code train} and {@code test} is a
 * clip: a video file, or a folder of images.
 *
 * <pre>
 * entrance/
 *   train/monday.mp4
 *   train/tuesday/0001.png …
 *   test/wednesday.mp4
 *   test/thursday/0001.png …
 *   labels.csv
 *   masks/thursday/0001.png …    optional: white where a pixel is abnormal; numbered as the frames,
 *                                those of a video from 0
 *   tracks/thursday.txt          optional: boxes, see {@link
 *                                io.vad4j.core.dataset.GroundTruthTracks}
 *   dataset.properties           optional: name, and frame-rate of the folders of images
 * </pre>
 *
 * <p>{@code labels.csv} has a line for every run of abnormal frames: the clip name with or without
 * its extension, and the first and the last frame, counted from 0, inclusive. A clip without
 * abnormal frames has one line without frames. Names contain no commas; lines that begin with
 * {@code #} are comments.
 *
 * <pre>
 * clip,first,last
 * wednesday,120,310
 * wednesday,900,955
 * thursday,,
 * </pre>
 *
 * <p>With a {@code labels.csv}, {@code train} or {@code test} may be absent.
 *
 * <p>A test clip that is not listed has no ground truth, which is logged as a warning. To count its
 * frames, a video is read once when its ground truth is first requested. {@code dataset.properties}
 * may contain {@code name=Entrance, north camera} and {@code frame-rate=12.5}; the defaults are the
 * folder name and 25 frames per second.
 *
 * @since 0.1.0
 */
public final class FolderProvider implements DatasetProvider {

  /** For {@link java.util.ServiceLoader}. */
  public FolderProvider() {}

  @Override
  public String name() {
    return "folders";
  }

  @Override
  public String description() {
    return "own videos: train/ and test/ with video files or folders of images, and labels.csv";
  }

  @Override
  public boolean supports(Path folder) {
    // By listing, since elsewhere "train" may find "Train".
    List<String> names = Folders.subfolders(folder).stream().map(Folders::nameOf).toList();
    return Files.exists(folder.resolve("labels.csv"))
        ? names.contains("train") || names.contains("test")
        : names.contains("train") && names.contains("test");
  }

  @Override
  public Dataset open(Path folder) {
    return new FolderLayout(folder).read();
  }
}

package io.vad4j.core.dataset;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folder {@code tracks} of a data set of any layout: a file of {@link GroundTruthTracks} for each
 * test clip with anomalies, such as {@code tracks/Test003_gt.txt}.
 */
final class TrackFolder {
  private static final Logger LOG = LoggerFactory.getLogger(TrackFolder.class);
  private static final String SUFFIX = ".txt";

  private TrackFolder() {}

  /** The data set with the tracks of its folder. */
  static Dataset attach(Dataset dataset, Path folder) {
    Path tracks = folder.resolve("tracks");
    if (!Files.isDirectory(tracks)) {
      return dataset;
    }
    Map<String, Path> files = files(tracks);
    List<DatasetClip> test =
        dataset.test().stream()
            .map(
                clip -> {
                  Path file = files.remove(key(clip.name()));
                  return file == null ? withoutFile(clip) : withFile(clip, file);
                })
            .toList();
    files.values().forEach(file -> LOG.warn("{} belongs to no test clip.", file));
    return new Dataset(dataset.name(), dataset.train(), test);
  }

  private static Map<String, Path> files(Path folder) {
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> content = Files.list(folder)) {
      for (Path file : content.sorted().toList()) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(SUFFIX) && !name.startsWith("readme") && !name.startsWith(".")) {
          files.put(key(name.substring(0, name.length() - SUFFIX.length())), file);
        }
      }
    } catch (IOException e) {
      throw new FrameSourceException("Cannot list " + folder + ": " + e.getMessage(), e);
    }
    return files;
  }

  /** The name without what the layouts add: Test003_gt is clip Test003, or clip 03 of Avenue. */
  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceFirst("_gt$", "")
        .replaceFirst("^test(?=\\d+$)", "")
        .replaceFirst("^0+(?=\\d+$)", "");
  }

  private static DatasetClip withFile(DatasetClip clip, Path file) {
    return DatasetClip.labelled(
        clip.name(),
        clip::open,
        () -> {
          GroundTruthTracks tracks = GroundTruthTracks.read(file);
          return clip.groundTruth()
              .orElseGet(() -> GroundTruth.of(tracks.frameLabels(count(clip))))
              .withTracks(tracks);
        });
  }

  /** A clip without anomalies needs no file. */
  private static DatasetClip withoutFile(DatasetClip clip) {
    return DatasetClip.of(
        clip.name(),
        clip::open,
        () ->
            clip.groundTruth()
                .map(
                    truth ->
                        truth.abnormalCount() == 0
                            ? truth.withTracks(GroundTruthTracks.none())
                            : truth));
  }

  private static int count(DatasetClip clip) {
    try (FrameSource source = clip.open()) {
      int frames = 0;
      while (source.next().isPresent()) {
        frames++;
      }
      return frames;
    }
  }
}

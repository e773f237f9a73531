package io.vad4j.datasets;

import io.vad4j.core.dataset.layout.Folders;
import io.vad4j.core.image.ImageFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Published numbers of frames of a data set.
 *
 * @param name name of the data set
 * @param train number of frames of each training clip
 * @param test number of frames of each test clip
 */
record UcsdCounts(String name, List<Integer> train, List<Integer> test) {
  private static final UcsdCounts PED1 =
      new UcsdCounts("UCSD Ped1", Collections.nCopies(34, 200), Collections.nCopies(36, 200));
  private static final UcsdCounts PED2 =
      new UcsdCounts(
          "UCSD Ped2",
          List.of(120, 150, 150, 180, 180, 150, 150, 120, 180, 180, 180, 180, 180, 150, 150, 150),
          List.of(180, 180, 150, 180, 150, 180, 180, 180, 120, 150, 180, 180));

  /**
   * {@return the data set in a folder, by the folder's name, its list of ranges or its number of
   * clips}
   */
  static Optional<UcsdCounts> of(Path folder, Optional<Path> ranges, int train, int test) {
    String names =
        Folders.nameOf(folder.toAbsolutePath().normalize())
            + ranges.map(Folders::nameOf).orElse("");
    String lower = names.toLowerCase(Locale.ROOT);
    if (lower.contains("ped1") || PED1.matches(train, test)) {
      return Optional.of(PED1);
    }
    return lower.contains("ped2") || PED2.matches(train, test)
        ? Optional.of(PED2)
        : Optional.empty();
  }

  /** {@return the differences to the published counts, as text} */
  List<String> differences(List<Path> trainClips, List<Path> testClips) {
    List<String> differences = new ArrayList<>();
    compare("training", trainClips, train, differences);
    compare("test", testClips, test, differences);
    return differences;
  }

  private boolean matches(int trainClips, int testClips) {
    return train.size() == trainClips && test.size() == testClips;
  }

  private void compare(
      String split, List<Path> clips, List<Integer> published, List<String> differences) {
    if (clips.size() != published.size()) {
      differences.add(
          "%s as published has %d %s clips; here are %d, up to %s."
              .formatted(name, published.size(), split, clips.size(), clips.get(clips.size() - 1)));
    }
    for (int i = 0; i < Math.min(clips.size(), published.size()); i++) {
      int frames = ImageFiles.list(clips.get(i)).size();
      if (frames != published.get(i)) {
        differences.add(
            "%s has %d frames; as published it has %d."
                .formatted(clips.get(i), frames, published.get(i)));
      }
    }
  }
}

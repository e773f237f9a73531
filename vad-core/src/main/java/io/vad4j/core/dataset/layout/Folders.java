package io.vad4j.core.dataset.layout;

import io.vad4j.FrameSourceException;
import io.vad4j.core.image.NaturalOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Content of folders in natural order, without hidden entries. */
public final class Folders {
  private Folders() {}

  public static List<Path> subfolders(Path folder) {
    return list(folder, Files::isDirectory);
  }

  public static List<Path> subfolders(Path folder, Pattern name) {
    return list(
        folder,
        path -> Files.isDirectory(path) && name.matcher(path.getFileName().toString()).matches());
  }

  public static List<Path> files(Path folder) {
    return list(folder, Files::isRegularFile);
  }

  public static String nameOf(Path path) {
    return path.getFileName().toString();
  }

  private static List<Path> list(Path folder, Predicate<Path> filter) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> content = Files.list(folder)) {
      return content
          .filter(path -> !nameOf(path).startsWith("."))
          .filter(filter)
          .sorted(Comparator.comparing(Folders::nameOf, NaturalOrder.INSTANCE))
          .toList();
    } catch (IOException e) {
      throw new FrameSourceException("Cannot list " + folder + ": " + e.getMessage(), e);
    }
  }
}

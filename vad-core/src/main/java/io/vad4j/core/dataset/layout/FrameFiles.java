package io.vad4j.core.dataset.layout;

import io.vad4j.FrameSourceException;
import io.vad4j.core.image.ImageFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Images of a folder with the number at the end of their names: 12 for {@code 012.tif} and {@code
 * frame012.png}. Labels are assigned by this number, so that a missing image does not shift them.
 */
public final class FrameFiles {
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})\\.[^.]+$");

  private final Path folder;
  private final List<Path> files;
  private final int[] numbers;

  private FrameFiles(Path folder, List<Path> files, int[] numbers) {
    this.folder = folder;
    this.files = files;
    this.numbers = numbers;
  }

  /**
   * Lists a folder.
   *
   * @param first number of the first image where names do not end in ascending numbers
   * @throws FrameSourceException if the folder is missing or holds no image
   */
  public static FrameFiles list(Path folder, int first) {
    List<Path> files = ImageFiles.list(folder);
    if (files.isEmpty()) {
      throw new FrameSourceException(
          "%s holds no images (%s); the data set is incomplete."
              .formatted(folder, ImageFiles.FORMATS));
    }
    int[] numbers = files.stream().mapToInt(FrameFiles::numberOf).toArray();
    boolean ascending = numbers[0] >= 0;
    for (int i = 1; i < numbers.length; i++) {
      ascending &= numbers[i] > numbers[i - 1];
    }
    if (!ascending) {
      Arrays.setAll(numbers, i -> first + i);
    }
    return new FrameFiles(folder, files, numbers);
  }

  /** The number of images. */
  public int count() {
    return files.size();
  }

  Path folder() {
    return folder;
  }

  Path file(int position) {
    return files.get(position);
  }

  /** The number of the image at a position. */
  public int number(int position) {
    return numbers[position];
  }

  /** The largest number. */
  public int last() {
    return numbers[numbers.length - 1];
  }

  /** The position of the image of a number, if it exists. */
  OptionalInt position(int number) {
    int position = Arrays.binarySearch(numbers, number);
    return position < 0 ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /** The smallest missing number between the given first number and the last. */
  public OptionalInt firstMissing(int first) {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != first + i) {
        return numbers[i] > first + i ? OptionalInt.of(first + i) : OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }

  private static int numberOf(Path file) {
    Matcher matcher = NUMBER.matcher(file.getFileName().toString());
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
  }
}

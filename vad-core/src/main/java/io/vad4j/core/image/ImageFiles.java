package io.vad4j.core.image;

import io.vad4j.Frame;
import io.vad4j.FrameSourceException;
import io.vad4j.PixelFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads image files: PNG, JPEG, BMP and TIFF, turned as their Exif orientation says. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ImageFiles {
  /** Names of the supported formats, for messages. */
  public static final String FORMATS = "PNG, JPEG, BMP, TIFF";

  private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "bmp", "tif", "tiff");

  private ImageFiles() {}

  /**
   * {@return whether the file name has the extension of a supported format} Hidden files are
   * excluded, among them the {@code ._001.tif} that some archives hold beside {@code 001.tif}.
   *
   * @param file any file
   */
  public static boolean supports(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return !name.startsWith(".")
        && dot > 0
        && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /**
   * {@return the images of a folder in natural order of their names, without other files and
   * folders}
   *
   * @param folder an existing folder
   * @throws FrameSourceException if the folder does not exist or cannot be read
   */
  public static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new FrameSourceException(
          Files.exists(folder)
              ? folder + " is a file; give the folder that holds the images."
              : folder + " does not exist; give a folder of images.");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(ImageFiles::supports)
          .filter(Files::isRegularFile)
          .sorted(
              Comparator.comparing(file -> file.getFileName().toString(), NaturalOrder.INSTANCE))
          .toList();
    } catch (IOException e) {
      throw new FrameSourceException("Cannot list " + folder + ": " + reason(e), e);
    }
  }

  /**
   * {@return the image as a frame of index and time 0, in {@code GRAY8} if the file is grey and
   * else in {@code BGR24}} Transparency is ignored.
   *
   * @param file an image file
   * @throws FrameSourceException if the file is missing, damaged, truncated or no image
   */
  public static Frame read(Path file) {
    return new ImageDecoder(file).decode(null);
  }

  /**
   * {@return the image as a frame of index and time 0 in the given format} Requesting {@code GRAY8}
   * is faster than converting afterwards, most of all for JPEG. The colours of a JPEG are decoded
   * when they are read.
   *
   * @param file an image file
   * @param format format of the frame
   * @throws FrameSourceException if the file is missing, damaged, truncated or no image
   */
  public static Frame read(Path file, PixelFormat format) {
    return new ImageDecoder(file).decode(format);
  }

  /**
   * {@return the number of bits of a sample of an image; 0 if it cannot be read}
   *
   * @param file an image file
   * @throws FrameSourceException if the file is missing or empty
   */
  public static int bitsPerSample(Path file) {
    return new ImageDecoder(file).bitsPerSample();
  }

  static Frame frame(int width, int height, PixelFormat format, byte[] pixels) {
    return Frame.wrap(0, Duration.ZERO, width, height, format, pixels);
  }

  static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}

package io.vad4j.core.image;

import io.vad4j.Frame;
import io.vad4j.FrameSourceException;
import io.vad4j.FrameSourceException.Reason;
import io.vad4j.PixelFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import org.jspecify.annotations.Nullable;

/** Decodes one file with the JDK's image readers, from memory and without temporary files. */
final class ImageDecoder {
  private final Path file;
  private String damage = "";

  ImageDecoder(Path file) {
    this.file = file;
  }

  /**
   * Decodes to a format, or to the format of the file where it is null. Of a JPEG the luma is
   * decoded, and the colours when they are read.
   */
  Frame decode(@Nullable PixelFormat format) {
    byte[] content = readContent();
    if (format == PixelFormat.GRAY8 || !JpegHeader.hasLuma(content)) {
      return decodeNow(content, format);
    }
    PixelFormat colour = format == null ? PixelFormat.BGR24 : format;
    return Frame.deferred(
        decodeNow(content, PixelFormat.GRAY8),
        colour,
        () -> decodeNow(content, colour).toByteArray());
  }

  private Frame decodeNow(byte[] content, @Nullable PixelFormat format) {
    try {
      BufferedImage image = decode(content, format == PixelFormat.GRAY8);
      if (!damage.isEmpty()) {
        throw new FrameSourceException(
            Reason.DAMAGED,
            "%s is damaged or truncated (%s). Replace or remove the file.".formatted(file, damage));
      }
      return upright(
          BufferedImageConverter.toFrame(
              image, format == null ? BufferedImageConverter.formatOf(image) : format),
          ExifOrientation.of(content));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new FrameSourceException(
          Reason.DAMAGED,
          "%s is damaged and cannot be decoded (%s). Replace or remove the file."
              .formatted(file, ImageFiles.reason(e)),
          e);
    }
  }

  private static Frame upright(Frame stored, Orientation orientation) {
    if (orientation == Orientation.NORMAL) {
      return stored;
    }
    int width = stored.width();
    int height = stored.height();
    return ImageFiles.frame(
        orientation.swapsSides() ? height : width,
        orientation.swapsSides() ? width : height,
        stored.format(),
        orientation.apply(stored.toByteArray(), width, height, stored.format().channels()));
  }

  /** The bits of a sample of the first image in the file. */
  int bitsPerSample() {
    byte[] content = readContent();
    try (ByteArrayImageInputStream input = new ByteArrayImageInputStream(content)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return 0;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        return types.hasNext() ? types.next().getSampleModel().getSampleSize(0) : 0;
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return 0;
    }
  }

  private byte[] readContent() {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new FrameSourceException(Reason.NOT_FOUND, file + " does not exist.", e);
    } catch (IOException e) {
      throw new FrameSourceException("Cannot read " + file + ": " + ImageFiles.reason(e), e);
    }
    if (content.length == 0) {
      throw new FrameSourceException(
          Reason.CUT_OFF, file + " is empty (0 bytes). Replace or remove the file.");
    }
    return content;
  }

  private BufferedImage decode(byte[] content, boolean gray) throws IOException {
    try (ByteArrayImageInputStream input = new ByteArrayImageInputStream(content)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new FrameSourceException(
            Reason.NOT_VIDEO,
            "%s is no image of a supported format (%s). Replace or remove the file."
                .formatted(file, ImageFiles.FORMATS));
      }
      ImageReader reader = readers.next();
      try {
        reader.addIIOReadWarningListener((source, warning) -> onWarning(warning));
        reader.setInput(input, true, true);
        return reader.read(0, readParameters(reader, gray));
      } finally {
        reader.dispose();
      }
    }
  }

  private static ImageReadParam readParameters(ImageReader reader, boolean gray)
      throws IOException {
    ImageReadParam parameters = reader.getDefaultReadParam();
    if (gray) {
      Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
      while (types.hasNext()) {
        ImageTypeSpecifier type = types.next();
        if (type.getBufferedImageType() == BufferedImage.TYPE_BYTE_GRAY) {
          parameters.setDestinationType(type);
          return parameters;
        }
      }
    }
    return parameters;
  }

  /** The JPEG reader fills missing parts with grey and only warns. */
  private void onWarning(String warning) {
    String text = warning.toLowerCase(Locale.ROOT);
    boolean harmless = text.contains("extraneous bytes");
    if (!harmless && (text.contains("corrupt") || text.contains("premature end"))) {
      damage = warning;
    }
  }
}

package io.vad4j.core.image;

import io.vad4j.Frame;
import io.vad4j.FrameSourceException;
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
  private boolean truncated;

  ImageDecoder(Path file) {
    this.file = file;
  }

  /** Decodes to a format, or to the format of the file where it is null. */
  Frame decode(@Nullable PixelFormat format) {
    byte[] content = readContent();
    try {
      BufferedImage image = decode(content, format == PixelFormat.GRAY8);
      if (truncated) {
        throw new FrameSourceException(
            file + " is truncated: the end of the image is missing. Replace or remove the file.");
      }
      return BufferedImageConverter.toFrame(
          image, format == null ? BufferedImageConverter.formatOf(image) : format);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new FrameSourceException(
          "%s is damaged and cannot be decoded (%s). Replace or remove the file."
              .formatted(file, ImageFiles.reason(e)),
          e);
    }
  }

  private byte[] readContent() {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new FrameSourceException(file + " does not exist.", e);
    } catch (IOException e) {
      throw new FrameSourceException("Cannot read " + file + ": " + ImageFiles.reason(e), e);
    }
    if (content.length == 0) {
      throw new FrameSourceException(file + " is empty (0 bytes). Replace or remove the file.");
    }
    return content;
  }

  private BufferedImage decode(byte[] content, boolean gray) throws IOException {
    try (ByteArrayImageInputStream input = new ByteArrayImageInputStream(content)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new FrameSourceException(
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

  /** The JPEG reader fills missing rows with grey and only warns. */
  private void onWarning(String warning) {
    truncated |= warning.toLowerCase(Locale.ROOT).contains("premature end");
  }
}

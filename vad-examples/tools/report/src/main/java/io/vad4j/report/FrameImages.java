package io.vad4j.report;

import io.vad4j.Frame;
import io.vad4j.core.image.BufferedImageConverter;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Conversion of frames to images of a page. */
public final class FrameImages {
  private static final int MAX_WIDTH = 480;
  private static final float JPEG_QUALITY = 0.82f;

  private FrameImages() {}

  /** {@return the frame as JPEG, at most 480 pixels wide} */
  static byte[] toJpeg(Frame frame) {
    BufferedImage image = BufferedImageConverter.toBufferedImage(frame);
    if (image.getWidth() > MAX_WIDTH) {
      image =
          resize(image, MAX_WIDTH, Math.max(1, image.getHeight() * MAX_WIDTH / image.getWidth()));
    }
    return encodeJpeg(image);
  }

  /** {@return an image as PNG} */
  public static byte[] toPng(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot encode an image.", e);
    }
    return bytes.toByteArray();
  }

  private static BufferedImage resize(BufferedImage image, int width, int height) {
    BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = target.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return target;
  }

  private static byte[] encodeJpeg(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(JPEG_QUALITY);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot encode an image.", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}

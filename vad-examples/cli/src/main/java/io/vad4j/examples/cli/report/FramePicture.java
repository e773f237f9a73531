package io.vad4j.examples.cli.report;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Makes a frame a small JPEG that can stand in a page. */
public final class FramePicture {
  private static final int WIDEST = 480;
  private static final float QUALITY = 0.82f;

  private FramePicture() {}

  /** The frame as a {@code data:} address, scaled down to 480 pixels across where it is wider. */
  static String dataUri(Frame frame) {
    BufferedImage image = image(frame);
    if (image.getWidth() > WIDEST) {
      image = scaled(image, WIDEST, Math.max(1, image.getHeight() * WIDEST / image.getWidth()));
    }
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg(image));
  }

  /** The frame as an image of the same size. */
  public static BufferedImage image(Frame frame) {
    boolean grey = frame.format() == PixelFormat.GRAY8;
    BufferedImage image =
        new BufferedImage(
            frame.width(),
            frame.height(),
            grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    frame.copyPixels(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    return image;
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = target.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return target;
  }

  private static byte[] jpeg(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot encode a picture.", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}

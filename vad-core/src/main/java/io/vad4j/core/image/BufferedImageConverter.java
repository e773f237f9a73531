package io.vad4j.core.image;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.time.Duration;

/**
 * Conversion between {@link BufferedImage}s and frames.
 *
 * <p>Samples are copied as they are stored, without the colour management of Java2D, which is slow
 * and changes the luminance of gray images. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class BufferedImageConverter {
  private BufferedImageConverter() {}

  /**
   * {@return a frame with a copy of an image: {@link PixelFormat#GRAY8} if its color model or
   * palette is gray, otherwise {@link PixelFormat#BGR24}; transparency is ignored}
   *
   * @param image an image of any type
   * @param index the position of the frame in its clip, from 0
   * @param timestamp the time since the first frame of the clip
   */
  public static Frame toFrame(BufferedImage image, long index, Duration timestamp) {
    return toFrame(image, formatOf(image)).withPosition(index, timestamp);
  }

  /**
   * {@return an image with a copy of a frame: {@link BufferedImage#TYPE_BYTE_GRAY} for {@link
   * PixelFormat#GRAY8}, otherwise {@link BufferedImage#TYPE_3BYTE_BGR}}
   *
   * @param frame a frame of any format
   */
  public static BufferedImage toBufferedImage(Frame frame) {
    BufferedImage image =
        new BufferedImage(
            frame.width(),
            frame.height(),
            frame.format() == PixelFormat.GRAY8
                ? BufferedImage.TYPE_BYTE_GRAY
                : BufferedImage.TYPE_3BYTE_BGR);
    byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    frame.copyTo(samples);
    if (frame.format() == PixelFormat.RGB24) {
      swapRedAndBlue(samples);
    }
    return image;
  }

  /**
   * {@return a {@link BufferedImage#TYPE_3BYTE_BGR} with a frame, scaled down bilinearly where its
   * longer side is larger than allowed}
   *
   * @param frame a frame of any format
   * @param maxSide the longer side of the image at most, in pixels, at least 1
   */
  public static BufferedImage toScaledImage(Frame frame, int maxSide) {
    double scale = Math.min(1, (double) maxSide / Math.max(frame.width(), frame.height()));
    int width = (int) Math.max(1, Math.round(frame.width() * scale));
    int height = (int) Math.max(1, Math.round(frame.height() * scale));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(toBufferedImage(frame), 0, 0, width, height, null);
    graphics.dispose();
    return image;
  }

  private static void swapRedAndBlue(byte[] samples) {
    for (int i = 0; i < samples.length; i += 3) {
      byte first = samples[i];
      samples[i] = samples[i + 2];
      samples[i + 2] = first;
    }
  }

  /** {@return {@code GRAY8} if the colour space or the palette is grey, else {@code BGR24}} */
  static PixelFormat formatOf(BufferedImage image) {
    return isGray(image) ? PixelFormat.GRAY8 : PixelFormat.BGR24;
  }

  /** {@return the image as a frame of index and time 0, converted to the format if necessary} */
  static Frame toFrame(BufferedImage image, PixelFormat format) {
    int width = image.getWidth();
    int height = image.getHeight();
    if (format == PixelFormat.GRAY8) {
      return isGray(image)
          ? ImageFiles.frame(width, height, format, graySamples(image))
          : new GrayscaleResizer(width, height)
              .apply(ImageFiles.frame(width, height, PixelFormat.BGR24, colourSamples(image)));
    }
    byte[] samples = isGray(image) ? repeatChannels(graySamples(image)) : colourSamples(image);
    if (format == PixelFormat.RGB24) {
      swapRedAndBlue(samples);
    }
    return ImageFiles.frame(width, height, format, samples);
  }

  private static boolean isGray(BufferedImage image) {
    if (image.getColorModel() instanceof IndexColorModel palette) {
      for (int i = 0; i < palette.getMapSize(); i++) {
        if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
          return false;
        }
      }
      return true;
    }
    return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  private static byte[] graySamples(BufferedImage image) {
    if (interleavedBytes(image, 1)) {
      return bands(image, 0);
    }
    int[] brightness = brightnessOfSamples(image);
    Raster raster = image.getRaster();
    int width = image.getWidth();
    byte[] gray = new byte[width * image.getHeight()];
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
      for (int x = 0; x < width; x++) {
        gray[y * width + x] = (byte) brightness[row[x] & 0xffff];
      }
    }
    return gray;
  }

  /**
   * {@return the level from 0 to 255 of each stored sample of a palette, of 1 to 4 bits or of 16
   * bits}
   */
  private static int[] brightnessOfSamples(BufferedImage image) {
    int[] brightness = new int[1 << 16];
    if (image.getColorModel() instanceof IndexColorModel palette) {
      for (int i = 0; i < palette.getMapSize(); i++) {
        brightness[i] = palette.getRed(i);
      }
      return brightness;
    }
    int bits = Math.min(16, image.getSampleModel().getSampleSize(0));
    long maxSample = (1L << bits) - 1;
    for (int i = 0; i <= maxSample; i++) {
      brightness[i] = (int) ((i * 255L + maxSample / 2) / maxSample);
    }
    return brightness;
  }

  private static byte[] colourSamples(BufferedImage image) {
    int colourSpace = image.getColorModel().getColorSpace().getType();
    if (interleavedBytes(image, 3) && colourSpace == ColorSpace.TYPE_RGB) {
      return bands(image, 2, 1, 0);
    }
    if (interleavedBytes(image, 4) && colourSpace == ColorSpace.TYPE_CMYK) {
      return printedColours(bands(image, 2, 1, 0, 3));
    }
    BufferedImage converted =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = converted.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return bands(converted, 2, 1, 0);
  }

  /** Light that inks leave: each takes its part, and black of all. The JDK brightens it. */
  private static byte[] printedColours(byte[] inks) {
    byte[] colours = new byte[inks.length / 4 * 3];
    for (int i = 0; i < inks.length / 4; i++) {
      int light = 255 - (inks[4 * i + 3] & 0xff);
      for (int channel = 0; channel < 3; channel++) {
        int left = 255 - (inks[4 * i + channel] & 0xff);
        colours[3 * i + channel] = (byte) ((left * light + 127) / 255);
      }
    }
    return colours;
  }

  private static boolean interleavedBytes(BufferedImage image, int bands) {
    return image.getSampleModel() instanceof PixelInterleavedSampleModel
        && image.getSampleModel().getDataType() == DataBuffer.TYPE_BYTE
        && image.getSampleModel().getNumBands() >= bands
        && !(image.getColorModel() instanceof IndexColorModel);
  }

  private static byte[] bands(BufferedImage image, int... bands) {
    Raster raster = image.getRaster();
    PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
    DataBufferByte buffer = (DataBufferByte) raster.getDataBuffer();
    byte[] data = buffer.getData();
    int width = image.getWidth();
    int step = model.getPixelStride();
    byte[] samples = new byte[width * image.getHeight() * bands.length];
    for (int band = 0; band < bands.length; band++) {
      int start =
          buffer.getOffset()
              + model.getBandOffsets()[bands[band]]
              - raster.getSampleModelTranslateX() * step
              - raster.getSampleModelTranslateY() * model.getScanlineStride();
      for (int y = 0; y < image.getHeight(); y++) {
        int from = start + y * model.getScanlineStride();
        int to = y * width * bands.length + band;
        for (int x = 0; x < width; x++) {
          samples[to + x * bands.length] = data[from + x * step];
        }
      }
    }
    return samples;
  }

  private static byte[] repeatChannels(byte[] gray) {
    byte[] colours = new byte[3 * gray.length];
    for (int i = 0; i < gray.length; i++) {
      colours[3 * i] = gray[i];
      colours[3 * i + 1] = gray[i];
      colours[3 * i + 2] = gray[i];
    }
    return colours;
  }
}

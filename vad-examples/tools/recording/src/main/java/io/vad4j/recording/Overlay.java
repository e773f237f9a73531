package io.vad4j.recording;

import io.vad4j.AnomalyRegion;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.core.image.BufferedImageConverter;
import io.vad4j.core.image.HeatMap;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Overlay of a frame: heat map, a box around each region of the anomalous channels with its kind
 * and the score of its channel, and the name of the stream with the time of the frame.
 *
 * <p>{@link HeatMap} gives the heat map alone. Where Java has no fonts, as in some containers,
 * there is no text; this is logged once. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class Overlay {
  private static final Logger LOG = LoggerFactory.getLogger(Overlay.class);
  private static final AtomicBoolean FONTS_MISSING = new AtomicBoolean();
  private static final Color BACKGROUND = new Color(0, 0, 0, 160);
  private static final int MIN_FONT_SIZE = 9;

  /** Height of a frame over the size of its text. */
  private static final int FONT_FRACTION = 32;

  private Overlay() {}

  /**
   * {@return a copy of a frame with its detection drawn over it: {@link
   * io.vad4j.PixelFormat#BGR24}, of the same size, index and timestamp}
   *
   * @param frame a frame of any size and format
   * @param detection its detection
   */
  public static Frame draw(Frame frame, Detection detection) {
    return toFrame(toImage(frame, detection), frame);
  }

  /**
   * {@return a copy of a frame that has no detection, with its time}
   *
   * @param frame a frame of any size and format
   */
  public static Frame draw(Frame frame) {
    BufferedImage image =
        new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.drawImage(BufferedImageConverter.toBufferedImage(frame), 0, 0, null);
    graphics.dispose();
    drawText(image, format(frame.timestamp()), Optional.empty());
    return toFrame(image, frame);
  }

  /**
   * {@return a copy of a frame with its detection drawn over it, as an image}
   *
   * @param frame a frame of any size and format
   * @param detection its detection
   */
  public static BufferedImage toImage(Frame frame, Detection detection) {
    BufferedImage image = HeatMap.overlay(frame, detection);
    drawText(image, caption(frame, detection), Optional.of(detection));
    return image;
  }

  private static Frame toFrame(BufferedImage image, Frame frame) {
    return BufferedImageConverter.toFrame(image, frame.index(), frame.timestamp());
  }

  /** The name of the stream and the time of the frame; the detection may be that of one before. */
  private static String caption(Frame frame, Detection detection) {
    Duration since = frame.timestamp().minus(detection.timestamp());
    String time =
        detection
            .instant()
            .map(instant -> format(instant.plus(since)))
            .orElseGet(() -> format(frame.timestamp()));
    return detection.source().map(name -> name + "  " + time).orElse(time);
  }

  private static String format(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String format(Duration time) {
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d.%d",
        time.toHours(),
        time.toMinutesPart(),
        time.toSecondsPart(),
        time.toMillisPart() / 100);
  }

  private static void drawText(BufferedImage image, String caption, Optional<Detection> detection) {
    if (FONTS_MISSING.get()) {
      return;
    }
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      int size = Math.max(MIN_FONT_SIZE, image.getHeight() / FONT_FRACTION);
      graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
      drawLabel(graphics, image, caption, 0, 0);
      detection.ifPresent(found -> drawLabels(graphics, image, found));
    } catch (LinkageError | InternalError | RuntimeException e) {
      // What Java throws without fontconfig or fonts differs by version.
      if (!FONTS_MISSING.getAndSet(true)) {
        LOG.warn("Overlays have no text: Java finds no fonts. Install fontconfig and a font.", e);
      }
    } finally {
      graphics.dispose();
    }
  }

  private static void drawLabels(Graphics2D graphics, BufferedImage image, Detection detection) {
    for (ChannelScore channel : detection.channels()) {
      if (channel.anomalous()) {
        for (AnomalyRegion region : channel.regions()) {
          BoundingBox.Pixels box = region.box().toPixels(image.getWidth(), image.getHeight());
          String text =
              String.format(Locale.ROOT, "%s %.1f", region.kind().description(), channel.score());
          drawLabel(graphics, image, text, box.x(), box.y() + box.height());
        }
      }
    }
  }

  /** Draws a text with its upper left corner at a place, moved into the image where it is not. */
  private static void drawLabel(
      Graphics2D graphics, BufferedImage image, String text, int x, int y) {
    FontMetrics metrics = graphics.getFontMetrics();
    int width = metrics.stringWidth(text) + metrics.getDescent() * 2;
    int left = Math.max(0, Math.min(x, image.getWidth() - width));
    int top = Math.max(0, Math.min(y, image.getHeight() - metrics.getHeight()));
    graphics.setColor(BACKGROUND);
    graphics.fillRect(left, top, width, metrics.getHeight());
    graphics.setColor(Color.WHITE);
    graphics.drawString(text, left + metrics.getDescent(), top + metrics.getAscent());
  }
}

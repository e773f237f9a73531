package io.vad4j.core.alert;

import io.vad4j.AnomalyEvent;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.core.image.BufferedImageConverter;
import io.vad4j.monitor.alert.AlertSnapshot;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frames of the peaks of one stream: of the last event of each channel, also before it is
 * reported. Not thread-safe.
 */
final class PeakFrames {
  private static final Logger LOG = LoggerFactory.getLogger(PeakFrames.class);

  /** Width of the longer side over that of the line of a box. */
  private static final int LINE_FRACTION = 160;

  private final Map<String, Frame> frames = new HashMap<>();

  /** Keeps a frame that is the peak of an event so far. */
  void add(Frame frame, Detection detection) {
    for (ChannelScore channel : detection.channels()) {
      if (channel.event().filter(event -> isPeak(frame, event)).isPresent()) {
        frames.put(channel.name(), frame);
      }
    }
  }

  private static boolean isPeak(Frame frame, AnomalyEvent event) {
    return frame.index() == event.peakFrame() && frame.timestamp().equals(event.peak());
  }

  void clear() {
    frames.clear();
  }

  /**
   * The snapshot of the peak of an event; empty if its frame was not kept.
   *
   * @param size the longer side in pixels
   */
  Optional<AlertSnapshot> snapshot(AnomalyEvent event, int size) {
    return frames.values().stream()
        .filter(frame -> isPeak(frame, event))
        .findFirst()
        .flatMap(frame -> encode(frame, event.region(), size));
  }

  private static Optional<AlertSnapshot> encode(Frame frame, BoundingBox region, int size) {
    BufferedImage image = BufferedImageConverter.toScaledImage(frame, size);
    int width = image.getWidth();
    int height = image.getHeight();
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.setStroke(new BasicStroke(Math.max(1, Math.max(width, height) / LINE_FRACTION)));
    BoundingBox.Pixels box = region.toPixels(width, height);
    graphics.drawRect(box.x(), box.y(), box.width() - 1, box.height() - 1);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "jpg", output);
    } catch (IOException e) {
      LOG.warn("An alert has no snapshot, since it cannot be encoded.", e);
      return Optional.empty();
    }
    return Optional.of(AlertSnapshot.of(width, height, bytes.toByteArray()));
  }
}

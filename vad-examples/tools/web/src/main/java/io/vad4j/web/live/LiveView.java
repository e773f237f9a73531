package io.vad4j.web.live;

import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.core.image.BufferedImageConverter;
import io.vad4j.core.image.HeatMap;
import io.vad4j.monitor.MonitorListener;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Listener that shows the last frame of each stream of a monitor, and its scores of the last
 * minutes. Images are made when they are asked for. Thread-safe.
 *
 * @since 0.1.0
 */
public final class LiveView implements MonitorListener {
  private static final int SAMPLES = 120;
  private static final int MAX_SIDE = 1280;

  /** How long an image serves, so that several viewers share it. */
  private static final long IMAGE_NANOS = 900_000_000;

  /** How long one serves that is as small as those of the overview of all cameras. */
  private static final long SMALL_NANOS = 1_700_000_000;

  private static final int SMALL_SIDE = 480;

  private final Map<String, Camera> cameras = new ConcurrentHashMap<>();

  /** The last frame of a stream; the last image made of it serves all who look at the same. */
  private static final class Camera {
    private @Nullable Frame frame;
    private Optional<Detection> detection = Optional.empty();
    private final double[] ratios = new double[SAMPLES];
    private long second = Long.MIN_VALUE;
    private int count;
    private @Nullable Frame imageFrame;
    private String imageOptions = "";
    private long imageNanos;
    private byte[] image = new byte[0];

    synchronized void update(Frame next, Optional<Detection> result) {
      frame = next;
      detection = result;
      result.ifPresent(found -> add(next.timestamp().toSeconds(), found));
    }

    private void add(long now, Detection found) {
      double ratio = found.score() / found.threshold();
      if (now != second) {
        second = now;
        System.arraycopy(ratios, 1, ratios, 0, SAMPLES - 1);
        ratios[SAMPLES - 1] = 0;
        count = Math.min(SAMPLES, count + 1);
      }
      ratios[SAMPLES - 1] = Math.max(ratios[SAMPLES - 1], ratio);
    }

    synchronized List<Double> scores() {
      List<Double> scores = new ArrayList<>();
      for (int i = SAMPLES - count; i < SAMPLES; i++) {
        scores.add(ratios[i]);
      }
      return scores;
    }

    synchronized Optional<byte[]> image(int side, boolean heat) {
      Frame current = frame;
      if (current == null) {
        return Optional.empty();
      }
      String options = side + " " + heat;
      long now = System.nanoTime();
      boolean fresh =
          imageFrame == current
              || now - imageNanos < (side > SMALL_SIDE ? IMAGE_NANOS : SMALL_NANOS);
      if (imageFrame == null || !fresh || !imageOptions.equals(options)) {
        image = encode(draw(current, heat ? detection : Optional.empty(), side));
        imageFrame = current;
        imageOptions = options;
        imageNanos = now;
      }
      return Optional.of(image);
    }
  }

  @Override
  public void onFrame(String stream, Frame frame, Optional<Detection> detection) {
    cameras.computeIfAbsent(stream, name -> new Camera()).update(frame, detection);
  }

  @Override
  public void onRemoved(String stream) {
    cameras.remove(stream);
  }

  /**
   * {@return the highest score of each of the last seconds in units of the threshold, the latest
   * last}
   *
   * @param stream the name of a stream
   */
  public List<Double> scores(String stream) {
    Camera camera = cameras.get(stream);
    return camera == null ? List.of() : camera.scores();
  }

  /**
   * {@return whether a frame of a stream has arrived}
   *
   * @param stream the name of a stream
   */
  public boolean hasImage(String stream) {
    return cameras.containsKey(stream);
  }

  /**
   * {@return the last frame of a stream as a JPEG image, if there is one}
   *
   * @param stream the name of a stream
   * @param side the largest number of pixels a side; at most {@value #MAX_SIDE} count
   * @param heat whether its heat map and regions are drawn
   */
  public Optional<byte[]> image(String stream, int side, boolean heat) {
    Camera camera = cameras.get(stream);
    return camera == null
        ? Optional.empty()
        : camera.image(Math.max(1, Math.min(MAX_SIDE, side)), heat);
  }

  /** Whether the heat map or the regions of a detection draw anything. */
  private static boolean isVisible(Detection detection) {
    for (ChannelScore channel : detection.channels()) {
      if (channel.anomalous()) {
        return true;
      }
      for (float value : channel.map().values()) {
        if (value > HeatMap.TRANSPARENT_BELOW) {
          return true;
        }
      }
    }
    return false;
  }

  private static BufferedImage draw(Frame frame, Optional<Detection> detection, int side) {
    BufferedImage image = BufferedImageConverter.toScaledImage(frame, side);
    return detection
        .filter(LiveView::isVisible)
        .map(
            found ->
                HeatMap.overlay(
                    BufferedImageConverter.toFrame(image, frame.index(), frame.timestamp()), found))
        .orElse(image);
  }

  private static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", output);
      return output.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

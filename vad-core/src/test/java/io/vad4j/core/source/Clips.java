package io.vad4j.core.source;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Small clips for tests. */
public final class Clips {
  private Clips() {}

  /** Grey frames of which the n-th is n all over, 40 ms apart. */
  static List<Frame> flat(int count, int width, int height) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              byte[] pixels = new byte[width * height];
              Arrays.fill(pixels, (byte) i);
              Duration time = Duration.ofMillis(40L * i);
              return Frame.of(i, time, width, height, PixelFormat.GRAY8, pixels);
            })
        .toList();
  }

  /** Writes an image of one brightness. */
  static void image(Path file, int width, int height, int type, int brightness) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int band = 0; band < image.getRaster().getNumBands(); band++) {
          image.getRaster().setSample(x, y, band, brightness);
        }
      }
    }
    String name = file.getFileName().toString();
    try {
      ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads to the end. */
  public static List<Frame> read(FrameSource source) {
    List<Frame> frames = new ArrayList<>();
    for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
      frames.add(next.get());
    }
    return frames;
  }

  /** The first byte of every frame. */
  static List<Integer> brightness(List<Frame> frames) {
    return frames.stream().map(frame -> frame.pixels().get(0) & 0xff).toList();
  }
}

package io.vad4j.core.dataset;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Writes small synthetic data sets. */
public final class Fixture {
  public static final int WIDTH = 16;
  public static final int HEIGHT = 12;

  private Fixture() {}

  /** Writes images of which each has its number, counted from {@code first}, as brightness. */
  public static void frames(Path folder, String pattern, int first, int count) {
    for (int i = first; i < first + count; i++) {
      image(folder.resolve(pattern.formatted(i)), i, 0, 0, WIDTH, HEIGHT);
    }
  }

  /** Writes masks; those of frames {@code from} to {@code to} have 2 × 2 white pixels at 3, 4. */
  public static void masks(Path folder, String pattern, int first, int count, int from, int to) {
    for (int i = first; i < first + count; i++) {
      int side = i >= from && i <= to ? 2 : 0;
      image(folder.resolve(pattern.formatted(i)), 255, 3, 4, side, side);
    }
  }

  public static void text(Path file, String... lines) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, List.of(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The brightness of every frame of a clip. */
  public static List<Integer> brightness(DatasetClip clip) {
    List<Integer> values = new ArrayList<>();
    try (FrameSource source = clip.open()) {
      for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
        values.add(next.get().pixels().get(0) & 0xff);
      }
    }
    return values;
  }

  private static void image(Path file, int value, int left, int top, int width, int height) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        image.getRaster().setSample(x, y, 0, value);
      }
    }
    image(file, image);
  }

  /** Writes an image in the format of the ending. */
  public static void image(Path file, BufferedImage image) {
    String name = file.getFileName().toString();
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.vad4j.datasets;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.core.dataset.DatasetClip;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Writes small synthetic data sets. */
final class Fixture {
  static final int WIDTH = 16;
  static final int HEIGHT = 12;

  private Fixture() {}

  /** Writes images of which each has its number, counted from {@code first}, as brightness. */
  static void frames(Path folder, String pattern, int first, int count) {
    for (int i = first; i < first + count; i++) {
      image(folder.resolve(pattern.formatted(i)), i, 0, 0, WIDTH, HEIGHT);
    }
  }

  /** Writes masks; those of frames {@code from} to {@code to} have 2 × 2 white pixels at 3, 4. */
  static void masks(Path folder, String pattern, int first, int count, int from, int to) {
    for (int i = first; i < first + count; i++) {
      int side = i >= from && i <= to ? 2 : 0;
      image(folder.resolve(pattern.formatted(i)), 255, 3, 4, side, side);
    }
  }

  static void text(Path file, String... lines) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, List.of(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an array of truth values in NumPy's format. */
  static void npy(Path file, String shape, int... values) {
    ByteBuffer data = ByteBuffer.allocate(values.length);
    for (int value : values) {
      data.put((byte) value);
    }
    npy(file, 1, "|b1", "False", shape, data.array());
  }

  static void npy(
      Path file, int version, String type, String order, String shape, byte[] elements) {
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }".formatted(type, order, shape);
    int fixed = version == 1 ? 10 : 12;
    int padding = 63 - (fixed + header.length()) % 64;
    byte[] text = (header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer buffer =
        ByteBuffer.allocate(fixed + text.length + elements.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.ISO_8859_1));
    buffer.put((byte) version).put((byte) 0);
    if (version == 1) {
      buffer.putShort((short) text.length);
    } else {
      buffer.putInt(text.length);
    }
    buffer.put(text).put(elements);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, buffer.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The brightness of every frame of a clip. */
  static List<Integer> brightness(DatasetClip clip) {
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
    String name = file.getFileName().toString();
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

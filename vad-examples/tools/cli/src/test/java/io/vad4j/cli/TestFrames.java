package io.vad4j.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small folders of images: a square that wanders over noise. */
final class TestFrames {
  static final int WIDTH = 96;
  static final int HEIGHT = 64;

  private TestFrames() {}

  /** Normal video: the square moves a pixel a frame. */
  static Path writeNormal(Path folder, int frames) {
    return writeFrames(folder, frames, Integer.MAX_VALUE, 1);
  }

  /** Video in which the square jumps from one frame on. */
  static Path writeAbnormalFrom(Path folder, int frames, int first) {
    return writeFrames(folder, frames, first, 2);
  }

  private static Path writeFrames(Path folder, int frames, int abnormalFrom, long seed) {
    Random random = new Random(seed);
    try {
      Files.createDirectories(folder);
      for (int i = 0; i < frames; i++) {
        int x = i >= abnormalFrom ? random.nextInt(WIDTH - 16) : i % (WIDTH - 16);
        int y = i >= abnormalFrom ? random.nextInt(HEIGHT - 16) : 20;
        ImageIO.write(
            createImage(WIDTH, HEIGHT, x, y, random),
            "png",
            folder.resolve("%04d.png".formatted(i)).toFile());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  /** Images of 16 bits, of which a scene at room temperature uses some hundred values. */
  static Path writeThermal(Path folder, int frames) throws IOException {
    Random random = new Random(1);
    Files.createDirectories(folder);
    for (int i = 0; i < frames; i++) {
      BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
      for (int p = 0; p < WIDTH * HEIGHT; p++) {
        boolean warm = p % WIDTH >= i % 80 && p % WIDTH < i % 80 + 16 && p / WIDTH < 20;
        image
            .getRaster()
            .setSample(p % WIDTH, p / WIDTH, 0, 29_000 + random.nextInt(100) + (warm ? 300 : 0));
      }
      ImageIO.write(image, "png", folder.resolve("%04d.png".formatted(i)).toFile());
    }
    return folder;
  }

  static BufferedImage createImage(int width, int height, int x, int y, Random random) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        image.getRaster().setSample(column, row, 0, 90 + random.nextInt(6));
      }
    }
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(x, y, 16, 16);
    graphics.dispose();
    return image;
  }
}

package io.vad4j.cli;

import io.vad4j.Frame;
import io.vad4j.core.image.PixelMask;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.core.simulation.SyntheticVideo;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A synthetic street in the folder layout of the UCSD data sets. */
final class UcsdFixture {
  private static final int CLIPS = 2;
  private static final int FRAMES = 120;

  private UcsdFixture() {}

  static Path write(Path folder, SyntheticScene scene) {
    try {
      StringBuilder ranges = new StringBuilder("TestVideoFile = {};\n");
      for (int clip = 1; clip <= CLIPS; clip++) {
        frames(scene.normalClip(clip, FRAMES), folder.resolve("Train/Train00" + clip), 1);
        SyntheticVideo test = scene.testClip(20 + clip, FRAMES);
        frames(test, folder.resolve("Test/Test00" + clip), 1);
        masks(test, folder.resolve("Test/Test00" + clip + "_gt"), 1);
        ranges.append("TestVideoFile{end+1}.gt_frame = [" + ranges(test) + "];\n");
      }
      Files.writeString(folder.resolve("Test/street.m"), ranges);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  static void frames(SyntheticVideo clip, Path folder, int first) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < clip.frameCount(); i++) {
      Frame frame = clip.frame(i);
      BufferedImage image =
          new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_3BYTE_BGR);
      frame.copyTo(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
      write(image, folder, first + i);
    }
  }

  static void masks(SyntheticVideo clip, Path folder, int first) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < clip.frameCount(); i++) {
      PixelMask mask = clip.mask(i);
      BufferedImage image =
          new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_BYTE_GRAY);
      for (int y = 0; y < mask.height(); y++) {
        for (int x = 0; x < mask.width(); x++) {
          image.getRaster().setSample(x, y, 0, mask.bits().get(y * mask.width() + x) ? 255 : 0);
        }
      }
      write(image, folder, first + i);
    }
  }

  private static void write(BufferedImage image, Path folder, int index) throws IOException {
    ImageIO.write(image, "png", folder.resolve("%03d.png".formatted(index)).toFile());
  }

  private static String ranges(SyntheticVideo clip) {
    StringBuilder ranges = new StringBuilder();
    for (int i = 0; i < clip.frameCount(); i++) {
      boolean before = i > 0 && clip.isAbnormal(i - 1);
      boolean after = i + 1 < clip.frameCount() && clip.isAbnormal(i + 1);
      if (clip.isAbnormal(i) && !before) {
        ranges.append(ranges.isEmpty() ? "" : ", ").append(i + 1).append(':');
      }
      if (clip.isAbnormal(i) && !after) {
        ranges.append(i + 1);
      }
    }
    return ranges.toString();
  }
}

package io.vad4j.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;
  private static final int SQUARE = 24;

  @TempDir private Path folder;

  @Test
  void detectsMotionAndStationaryObjectsUnlikeTheNormalVideo() throws IOException {
    Path normal = clip("normal", 600, Integer.MAX_VALUE, Integer.MAX_VALUE);
    Path model = folder.resolve("model.vad");
    List<String> fast =
        printedBy(
            () ->
                Quickstart.main(
                    new String[] {
                      normal.toString(),
                      model.toString(),
                      clip("fast", 80, 50, Integer.MAX_VALUE).toString()
                    }));

    assertThat(model).isNotEmptyFile();
    assertThat(fast).isNotEmpty().allMatch(line -> line.matches("PT[0-9.]+S [0-9.]+"));

    Path stopped = clip("stopped", 1000, Integer.MAX_VALUE, 40);
    assertThat(printedBy(() -> Quickstart.detect(model, stopped)))
        .as("a stationary object, which is scored in a channel of its own")
        .isNotEmpty();
  }

  private interface Action {
    void run() throws IOException;
  }

  private static List<String> printedBy(Action action) throws IOException {
    PrintStream originalOut = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setOut(originalOut);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** A square that moves slowly, from one frame on fast, and from another not at all. */
  private Path clip(String name, int frames, int fastFrom, int stillFrom) throws IOException {
    Path clip = Files.createDirectory(folder.resolve(name));
    Random random = new Random(frames);
    for (int i = 0; i < frames; i++) {
      int left = (i < fastFrom ? Math.min(i, stillFrom) : 9 * i) % (WIDTH - SQUARE);
      byte[] pixels = new byte[WIDTH * HEIGHT * 3];
      for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
        int x = pixel % WIDTH - left;
        int y = pixel / WIDTH - 40;
        boolean inside = x >= 0 && x < SQUARE && y >= 0 && y < SQUARE;
        byte brightness = (byte) (inside ? 250 : 90 + random.nextInt(6));
        Arrays.fill(pixels, 3 * pixel, 3 * pixel + 3, brightness);
      }
      Files.write(clip.resolve("%03d.bmp".formatted(i)), bitmap(pixels));
    }
    return clip;
  }

  /** A Windows bitmap of 24 bits a pixel, whose rows need no padding. */
  private static byte[] bitmap(byte[] pixels) {
    int header = 54;
    ByteBuffer file = ByteBuffer.allocate(header + pixels.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(header);
    file.putInt(40).putInt(WIDTH).putInt(HEIGHT).putShort((short) 1).putShort((short) 24);
    file.putInt(0).putInt(pixels.length).putInt(2835).putInt(2835).putInt(0).putInt(0);
    return file.put(pixels).array();
  }
}

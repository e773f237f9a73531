package io.vad4j.core.frames;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameCacheTest {
  private static final int SIDE = 4;

  @Test
  void subsetsShareTheBackgroundOfAllClips() {
    try (FrameCache frames = FrameCache.create(SIDE, SIDE)) {
      addClip(frames, 10, 10, 10);
      addClip(frames, 90);

      byte[] background = frames.subset(List.of(frames.clips().get(1))).background();

      assertThat(background).containsOnly(10).hasSize(SIDE * SIDE).isEqualTo(frames.background());
    }
  }

  @Test
  void backgroundIsKeptWhenFramesAreReplaced() {
    try (FrameCache frames = FrameCache.create(SIDE, SIDE)) {
      addClip(frames, 10, 20, 30);
      byte[] background = frames.background();

      frames.replaceAll(frame -> frame(99));

      assertThat(frames.background()).isEqualTo(background);
    }
  }

  private static void addClip(FrameCache frames, int... levels) {
    FrameCache.Writer writer = frames.newClip("clip");
    for (int level : levels) {
      writer.add(frame(level));
    }
  }

  private static Frame frame(int level) {
    byte[] pixels = new byte[SIDE * SIDE];
    Arrays.fill(pixels, (byte) level);
    return Frame.of(0, Duration.ZERO, SIDE, SIDE, PixelFormat.GRAY8, pixels);
  }
}

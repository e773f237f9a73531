package io.vad4j.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.InvalidOptionException;
import io.vad4j.PixelFormat;
import io.vad4j.SourceInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times and memory of the videos that are written. */
class TimesAndMemoryTest {
  @TempDir Path folder;

  private static SourceInfo info(int width, int height, double rate) {
    return new SourceInfo(
        "camera", width, height, OptionalDouble.of(rate), OptionalLong.empty(), false);
  }

  private static Frame frame(long index, long millis) {
    byte[] pixels = new byte[64 * 48];
    Arrays.fill(pixels, (byte) (20 * index));
    return Frame.of(index, Duration.ofMillis(millis), 64, 48, PixelFormat.GRAY8, pixels);
  }

  private Path write(String name, long... millis) {
    Path file = folder.resolve(name);
    try (OverlayVideoWriter video = OverlayVideoWriter.open(file, info(64, 48, 25))) {
      for (int i = 0; i < millis.length; i++) {
        video.write(frame(i, millis[i]), Optional.empty());
      }
    }
    return file;
  }

  private static List<Frame> read(Path file) {
    List<Frame> frames = new ArrayList<>();
    try (FrameSource source = FrameSource.open(file)) {
      for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
        frames.add(next.get());
      }
    }
    return frames;
  }

  /** The lower right corner, which has no text. */
  private static int corner(Frame frame) {
    return frame.toByteArray()[frame.byteCount() - 1] & 0xFF;
  }

  private static List<Long> millis(Path file) {
    return read(file).stream().map(frame -> Math.round(frame.timestamp().toNanos() / 1e6)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"overlay.mp4", "overlay.mkv"})
  void framesOfAVariableRateKeepTheirTimes(String name) {
    assertThat(millis(write(name, 0, 40, 280, 290, 9960)))
        .containsExactly(0L, 40L, 280L, 290L, 9960L);
  }

  @Test
  void aFixedRateRepeatsFramesToKeepTheTime() {
    List<Frame> frames = read(write("overlay.avi", 0, 40, 400, 410, 1000));

    assertThat(frames).hasSize(26);
    assertThat(corner(frames.get(9))).isCloseTo(20, within(6));
    assertThat(corner(frames.get(10))).isCloseTo(40, within(6));
  }

  @Test
  void aPictureThatStartsLateIsShownFromTheStart() {
    assertThat(millis(write("overlay.mp4", 2000, 2040))).containsExactly(0L, 2000L, 2040L);
  }

  @Test
  void framesOfOneTimeAreAllWritten() {
    assertThat(millis(write("overlay.mp4", 0, 0, 80, 80, 160))).hasSize(5).endsWith(160L);
  }

  @Test
  void aClockThatJumpsByYearsIsASecond() {
    long years = Duration.ofDays(20 * 365).toMillis();

    assertThat(millis(write("overlay.mp4", 0, 40, years, years + 40)))
        .containsExactly(0L, 40L, 1040L, 1080L);
  }

  @Test
  void theFramesBeforeAnEventOfAnUltraHighDefinitionCameraFitInMemory() {
    RecentFrames recent = new RecentFrames(Duration.ofSeconds(3), 128L << 20);
    byte[] pixels = new byte[3840 * 2160 * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 31 ^ i >> 7);
    }
    for (int i = 0; i < 4; i++) {
      Frame frame = Frame.wrap(i, Duration.ofSeconds(i), 3840, 2160, PixelFormat.BGR24, pixels);
      recent.add(RecentFrames.reduce(frame, RecentFrames.DEFAULT_MAX_SIDE));
    }

    List<Frame> kept = new ArrayList<>();
    recent.forEachFrom(Duration.ofSeconds(1), kept::add);
    assertThat(kept).extracting(Frame::index).containsExactly(1L, 2L, 3L);
    assertThat(kept.get(0).width()).isEqualTo(1280);
    assertThat(kept.get(0).height()).isEqualTo(720);
    assertThat(recent.bytes()).isLessThan(4L * 1280 * 720);
  }

  @Test
  void whatCannotFitIsRefusedBeforeTheWork() {
    assertThatThrownBy(
            () ->
                RecentFrames.checkMemory(
                    Duration.ofSeconds(61),
                    info(3840, 2160, 60),
                    RecentFrames.DEFAULT_MAX_SIDE,
                    128L << 20))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("128 MB")
        .hasMessageContaining("pre-roll");
  }

  @Test
  void theOldestFramesGoWhereMemoryDoesNotSuffice() {
    RecentFrames recent = new RecentFrames(Duration.ofSeconds(100), 1L << 14);
    for (int i = 0; i < 100; i++) {
      recent.add(frame(i % 12, 1000L * i));
    }

    assertThat(recent.bytes()).isBetween(1L, 1L << 14);
  }
}

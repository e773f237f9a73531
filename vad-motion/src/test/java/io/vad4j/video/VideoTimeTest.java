package io.vad4j.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.PixelFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of frames against those that players show. */
class VideoTimeTest {
  private static final int FRAMES = 75;

  @TempDir Path folder;
  private Path plain;

  @BeforeEach
  void writeVideo() {
    plain =
        Clips.write(
            folder.resolve("plain.mp4"), Clips.driftingWave(FRAMES, 96, 64, PixelFormat.BGR24));
  }

  private static List<Long> millis(List<Frame> frames) {
    return frames.stream().map(frame -> Math.round(frame.timestamp().toNanos() / 1e6)).toList();
  }

  private static List<Frame> read(Path file) {
    try (FrameSource source = VideoSource.open(file)) {
      return Clips.readAll(source);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"late.mov", "late.mkv"})
  void timesCountFromTheStartOfTheSound(String name) {
    Path file = Remuxer.of(plain).offset(2).silence(5).to(folder.resolve(name));

    List<Frame> frames = read(file);

    assertThat(frames).hasSize(FRAMES);
    assertThat(frames.get(0).index()).isZero();
    assertThat(millis(frames)).startsWith(2000L, 2040L, 2080L).endsWith(4960L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"late.mp4", "late.ts", "late.mkv"})
  void aPictureThatStartsLateWithoutSoundStartsAtZero(String name) {
    Path file = Remuxer.of(plain).offset(30).to(folder.resolve(name));

    assertThat(millis(read(file))).startsWith(0L, 40L).endsWith(2960L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut.mp4", "cut.ts", "cut.mkv"})
  void picturesBeforeTheFirstKeyFrameAreCountedAndKeepTheirTime(String name) {
    int[] keyFrames = new int[2];
    Remuxer.of(plain)
        .edit(
            (n, packet) -> {
              if (n > 0 && isKey(packet) && keyFrames[0] == 0) {
                keyFrames[0] = n;
              }
              return true;
            })
        .to(folder.resolve("counted.mkv"));
    int undecodable = keyFrames[0] - 1;
    Path file = Remuxer.of(plain).edit((n, packet) -> n > 0).to(folder.resolve(name));

    try (FrameSource source = VideoSource.open(file)) {
      List<Frame> frames = Clips.readAll(source);

      assertThat(undecodable).isBetween(5, 60);
      assertThat(source.damaged()).isEqualTo(undecodable);
      assertThat(frames).hasSize(FRAMES - 1 - undecodable);
      assertThat(frames.get(0).index()).isEqualTo(undecodable);
      assertThat(millis(frames)).startsWith(40L * undecodable).endsWith(40L * (FRAMES - 2));
    }
  }

  private static boolean isKey(AVPacket packet) {
    return (packet.flags() & 1) != 0;
  }

  @ParameterizedTest
  @ValueSource(strings = {"held.mp4", "held.mkv", "held.flv"})
  void aLastFrameThatIsShownForLongIsNoTruncation(String name) {
    Path file =
        Remuxer.of(plain)
            .edit(
                (n, packet) -> {
                  packet.duration(n == FRAMES - 1 ? 8000 : 40);
                  return true;
                })
            .to(folder.resolve(name));

    assertThat(read(file)).hasSize(FRAMES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut.mp4", "cut.mkv", "cut.avi", "cut.flv"})
  void aTruncatedFileIsCutOff(String name) throws IOException {
    Path file = folder.resolve(name);
    if (name.endsWith("mp4")) {
      Files.copy(plain, file);
    } else if (name.endsWith("avi")) {
      Clips.write(file, Clips.driftingWave(FRAMES, 96, 64, PixelFormat.BGR24));
    } else {
      Remuxer.of(plain).to(file);
    }
    byte[] content = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(content, content.length * 2 / 5));

    assertThatThrownBy(() -> read(file))
        .isInstanceOfSatisfying(
            FrameSourceException.class,
            e -> assertThat(e.reason()).isEqualTo(FrameSourceException.Reason.CUT_OFF));
  }

  @Test
  void theClockOfATransportStreamMayStartAgain() {
    Path file = Remuxer.of(plain).offset(95_442.9).to(folder.resolve("wrap.ts"));

    List<Long> times = millis(read(file));

    assertThat(times).hasSize(FRAMES).startsWith(0L, 40L).endsWith(2960L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"equal.mp4", "equal.mkv"})
  void framesOfOneTimeAreWrittenATickApart(String name) {
    Path file = folder.resolve(name);
    try (VideoWriter writer = VideoWriter.openVariableFrameRate(file)) {
      for (Frame frame : Clips.driftingWave(6, 96, 64, PixelFormat.BGR24)) {
        writer.write(frame.withPosition(frame.index(), Duration.ofMillis(frame.index() / 2 * 100)));
      }
    }

    assertThat(millis(read(file))).hasSize(6).endsWith(200L);
  }
}

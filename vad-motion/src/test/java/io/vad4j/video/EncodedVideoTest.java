package io.vad4j.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodedVideoTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path folder;
  private Path video;
  private Path clip;
  private final List<Path> complete = new ArrayList<>();

  /** Twenty seconds of ten frames a second, each of its own brightness, a key frame every two. */
  @BeforeEach
  void writeVideo() {
    video = folder.resolve("video.mp4");
    clip = folder.resolve("clip.mp4");
    try (VideoWriter writer = VideoWriter.open(video, 10)) {
      for (int i = 0; i < 200; i++) {
        writer.write(frame(i));
      }
    }
  }

  private static Frame frame(int index) {
    byte[] pixels = new byte[64 * 48];
    java.util.Arrays.fill(pixels, (byte) (20 + index));
    return Frame.of(index, Duration.ofMillis(100L * index), 64, 48, PixelFormat.GRAY8, pixels);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(1000 * seconds));
  }

  private EncodedVideo.Clip start(EncodedVideo encoded, double from, Duration maxDuration) {
    return encoded
        .startClip(clip, seconds(from), maxDuration, done -> complete.add(clip))
        .orElseThrow();
  }

  private static void read(FrameSource source, int frames) {
    for (int i = 0; i < frames; i++) {
      source.next().orElseThrow();
    }
  }

  private static void readAll(FrameSource source) {
    while (source.next().isPresent()) {}
  }

  /** The brightness of each frame, less 20: the number of the frame. */
  private static List<Long> frames(Path file) {
    List<Long> numbers = new ArrayList<>();
    try (FrameSource source = VideoSource.open(file)) {
      for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
        numbers.add((next.get().pixels().get(1500) & 0xff) - 20L);
      }
    }
    return numbers;
  }

  @Test
  void isPlayableAfterItsSourceIsClosed() {
    FrameSource source = VideoSource.open(video);
    EncodedVideo encoded = EncodedVideo.of(source).orElseThrow();
    source.close();

    assertThat(encoded.isPlayable()).isTrue();
  }

  @Test
  void clipHasTheFramesFromTheKeyFrameBeforeToTheEnd() {
    try (FrameSource source = VideoSource.open(video)) {
      EncodedVideo encoded = EncodedVideo.of(source).orElseThrow();
      encoded.keep(Duration.ofSeconds(5), 1 << 20);
      read(source, 100);
      EncodedVideo.Clip started = start(encoded, 7.5, LONG);
      started.endAt(seconds(12));
      readAll(source);

      assertThat(complete).containsExactly(clip);
      List<Long> numbers = frames(clip);
      assertThat(numbers.get(0)).isBetween(56L, 75L);
      assertThat(numbers.get(0)).isEqualTo(Math.round(10 * started.start().toMillis() / 1000.0));
      assertThat(numbers.get(numbers.size() - 1)).isBetween(118L, 121L);
      assertThat(numbers).isSorted().hasSizeBetween(44, 65);
    }
  }

  @Test
  void clipIsCompleteOnceTheSourceWasReadSoFar() {
    try (FrameSource source = VideoSource.open(video)) {
      EncodedVideo encoded = EncodedVideo.of(source).orElseThrow();
      encoded.keep(Duration.ofSeconds(5), 1 << 20);
      read(source, 50);
      start(encoded, 4, LONG).endAt(seconds(8));
      assertThat(complete).isEmpty();
      read(source, 60);

      assertThat(complete).containsExactly(clip);
    }
  }

  @Test
  void clipEndsAfterItsMaximumDuration() {
    try (FrameSource source = VideoSource.open(video)) {
      EncodedVideo encoded = EncodedVideo.of(source).orElseThrow();
      encoded.keep(Duration.ofSeconds(5), 1 << 20);
      read(source, 50);
      start(encoded, 4, Duration.ofSeconds(3));
      readAll(source);

      assertThat(frames(clip)).last().satisfies(last -> assertThat(last).isBetween(68L, 71L));
    }
  }

  @Test
  void clipThatWasNotEndedIsCompleteWhenTheSourceIsClosed() {
    try (FrameSource source = VideoSource.open(video)) {
      EncodedVideo encoded = EncodedVideo.of(source).orElseThrow();
      encoded.keep(Duration.ofSeconds(5), 1 << 20);
      read(source, 60);
      start(encoded, 5, LONG);
    }

    assertThat(complete).containsExactly(clip);
    assertThat(frames(clip)).isNotEmpty();
  }

  @Test
  void packetsBeyondTheMemoryAreNotKept() {
    try (FrameSource source = VideoSource.open(video)) {
      EncodedVideo encoded = EncodedVideo.of(source).orElseThrow();
      encoded.keep(Duration.ofSeconds(30), 2_000);
      read(source, 150);
      start(encoded, 0, LONG);
    }

    assertThat(frames(clip).get(0)).isGreaterThan(60L);
  }

  @Test
  void clipThatNothingWasWrittenToIsDeleted() {
    try (FrameSource source = VideoSource.open(video)) {
      EncodedVideo encoded = EncodedVideo.of(source).orElseThrow();
      readAll(source);
      start(encoded, 0, LONG);
    }

    assertThat(complete).isEmpty();
    assertThat(clip).doesNotExist();
  }

  @Test
  void videoThatBrowsersDoNotPlayIsNotOffered() {
    Path other = folder.resolve("video.avi");
    try (VideoWriter writer = VideoWriter.open(other, 10)) {
      writer.write(frame(0));
    }
    try (FrameSource source = VideoSource.open(other)) {
      assertThat(EncodedVideo.of(source)).isEmpty();
    }
    assertThat(Files.exists(other)).isTrue();
  }

  @Test
  void wrappedSourceHasItsEncodedVideo() {
    try (FrameSource source = VideoSource.open(video).withFrameRate(5)) {
      assertThat(EncodedVideo.of(source)).isPresent();
    }
  }

  @Test
  void sourceThatIsNoVideoHasNone() {
    try (FrameSource source = FrameSource.of(List.of(frame(0)))) {
      assertThat(EncodedVideo.of(source)).isEmpty();
    }
  }
}

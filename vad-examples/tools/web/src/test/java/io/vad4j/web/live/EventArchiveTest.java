package io.vad4j.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import io.vad4j.video.VideoSource;
import io.vad4j.video.VideoWriter;
import io.vad4j.web.store.EventQuery;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.Retention;
import io.vad4j.web.store.StoredEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventArchiveTest {
  private static final int RATE = 10;
  private static final int START = 12 * RATE;
  private static final int END = 14 * RATE;
  private static final int LENGTH = 25 * RATE;

  @TempDir Path folder;
  private EventStore store;
  private EventArchive archive;

  @BeforeEach
  void open() {
    store = EventStore.open(folder.resolve("events"), new Retention(Duration.ofDays(1), 1L << 30));
    archive = new EventArchive(store, Clock.systemUTC(), event -> {});
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** A video of 25 seconds with a key frame every two. */
  private Path video() {
    Path file = folder.resolve("video.mp4");
    try (VideoWriter writer = VideoWriter.open(file, RATE)) {
      for (int i = 0; i < LENGTH; i++) {
        writer.write(frame(i));
      }
    }
    return file;
  }

  private static Frame frame(int index) {
    byte[] pixels = new byte[64 * 48];
    Arrays.fill(pixels, (byte) index);
    return Frame.of(
        index, Duration.ofMillis(1000L / RATE * index), 64, 48, PixelFormat.GRAY8, pixels);
  }

  private static AnomalyEvent event(int end) {
    return AnomalyEvent.builder()
        .number(1)
        .id("camera/1")
        .kind(AnomalyKind.MOTION)
        .start(START, frame(START).timestamp())
        .peak(START + 2, frame(START + 2).timestamp(), 4)
        .end(end, frame(end).timestamp())
        .region(new BoundingBox(0.2, 0.2, 0.4, 0.4))
        .build();
  }

  /** Reads a source as a monitor does, with an event from second 12 to 14. */
  private void watch(FrameSource source) {
    for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
      Frame frame = next.get();
      int index = (int) frame.index();
      boolean active = index >= START && index <= END;
      if (index == START + 4) {
        archive.onEventStart("camera", event(index));
      }
      ChannelScore.Builder channel =
          ChannelScore.builder()
              .name(ChannelScore.FUSED)
              .kind(AnomalyKind.MOTION)
              .score(active ? 3 : 0.2)
              .threshold(2)
              .map(AnomalyMap.of(4, 2, new float[8]));
      if (active && index >= START + 4) {
        channel.event(Optional.of(event(index)));
      }
      Detection detection =
          Detection.builder()
              .index(index)
              .timestamp(frame.timestamp())
              .channels(List.of(channel.build()))
              .build();
      archive.onFrame("camera", frame, Optional.of(detection));
      if (index == END) {
        archive.onEventEnd("camera", event(END));
      }
    }
  }

  private StoredEvent kept() {
    List<StoredEvent> events = store.find(EventQuery.latest(10));
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private List<Duration> times() {
    List<Duration> times = new ArrayList<>();
    try (FrameSource clip = FrameSource.open(store.clip(kept().key()).orElseThrow())) {
      for (Optional<Frame> next = clip.next(); next.isPresent(); next = clip.next()) {
        times.add(next.get().timestamp());
      }
    }
    return times;
  }

  @Test
  void clipOfAnEncodedVideoHasAllFramesFromBeforeTheEventToAfterIt() {
    try (FrameSource source = VideoSource.open(video())) {
      archive.setSource("camera", source);
      watch(source);
    }
    archive.close();

    assertThat(kept().clip()).isTrue();
    assertThat(kept().thumbnail()).isTrue();
    List<Duration> times = times();
    // From the key frame before second 7 to second 17.
    assertThat(times).hasSizeBetween(10 * RATE, 13 * RATE);
    assertThat(times.get(1).minus(times.get(0))).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void eventBeginsInItsClipWhereTheStoreSays() {
    try (FrameSource source = VideoSource.open(video())) {
      archive.setSource("camera", source);
      watch(source);
    }
    archive.close();

    Duration offset = store.clipOffset(kept().key()).orElseThrow();
    Duration whole = times().get(times().size() - 1);
    // Two seconds of the event and three after it.
    assertThat(whole.minus(offset)).isBetween(Duration.ofMillis(4_800), Duration.ofMillis(5_200));
  }

  @Test
  void clipOfOtherSourcesIsEncoded() {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < LENGTH; i++) {
      frames.add(frame(i));
    }
    try (FrameSource source = FrameSource.of(frames)) {
      archive.setSource("camera", source);
      watch(source);
    }
    archive.close();

    List<Duration> times = times();
    Duration offset = store.clipOffset(kept().key()).orElseThrow();
    assertThat(offset).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
    assertThat(times.get(times.size() - 1).minus(offset))
        .isBetween(Duration.ofMillis(4_000), Duration.ofMillis(5_200));
  }

  @Test
  void clipThatIsCompleteBeforeItsEventIsKeptWithIt() {
    try (FrameSource source = VideoSource.open(video())) {
      archive.setSource("camera", source);
      while (source.next().filter(frame -> frame.index() < START + 4).isPresent()) {}
      archive.onEventStart("camera", event(START + 4));
    }
    archive.onEventEnd("camera", event(END));
    archive.close();

    assertThat(kept().clip()).isTrue();
  }

  @Test
  void clipsOfAStreamThatWasRemovedAreComplete() {
    List<Frame> untilTheEnd = IntStream.rangeClosed(0, END).mapToObj(i -> frame(i)).toList();
    try (FrameSource source = FrameSource.of(untilTheEnd)) {
      watch(source);
    }
    archive.onRemoved("camera");

    assertThat(kept().clip()).isTrue();
    archive.close();
  }

  @Test
  void sourceThatIsOpenedAgainIsTheOneThatClipsAreCutFrom() {
    try (FrameSource first = VideoSource.open(video())) {
      archive.setSource("camera", first);
    }
    try (FrameSource second = VideoSource.open(video())) {
      archive.setSource("camera", second);
      watch(second);
    }
    archive.close();

    assertThat(kept().clip()).isTrue();
  }
}

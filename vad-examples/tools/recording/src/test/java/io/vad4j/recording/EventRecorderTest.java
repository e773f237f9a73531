package io.vad4j.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.AnomalyEvent;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.InvalidFrameException;
import io.vad4j.InvalidOptionException;
import io.vad4j.PixelFormat;
import io.vad4j.VadException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventRecorderTest {
  private static final Duration ROLL = Duration.ofSeconds(1);

  @TempDir private Path folder;

  private EventRecorderBuilder builder() {
    return EventRecorder.builder().preRoll(ROLL).postRoll(ROLL);
  }

  /** Frames of an event that is reported some frames after its start and its end. */
  private static void record(EventRecorder recorder, int number, long start, long peak, long end) {
    for (long i = 0; i < end + 20; i++) {
      Optional<AnomalyEvent> event = Optional.empty();
      if (i >= start && i <= end) {
        event = Optional.of(Events.event(number, start, Math.min(peak, i), i));
      }
      if (i == start + 3) {
        recorder.onEventStart(event.orElseThrow());
      }
      if (i == end + 3) {
        recorder.onEventEnd(Events.event(number, start, peak, end));
      }
      recorder.write(Events.frame(i), Events.detection(i, event));
    }
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

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The index of a frame that is shown, by the gray level of a corner without text. */
  private static double index(int level) {
    return level / 2.0;
  }

  @Test
  void aClipHasPreRollAndPostRoll() {
    try (EventRecorder recorder = builder().clips(folder).build()) {
      record(recorder, 1, 30, 35, 40);
    }

    List<Frame> frames = read(folder.resolve("event-001.mp4"));
    assertThat(frames).hasSize(31);
    Frame first = frames.get(0);
    assertThat(index(first.toByteArray()[first.byteCount() - 1] & 0xFF)).isCloseTo(20, within(2.0));
  }

  @Test
  void aSnapshotIsTheFrameOfThePeak() throws IOException {
    try (EventRecorder recorder = builder().snapshots(folder).build()) {
      record(recorder, 1, 30, 38, 45);
    }

    assertThat(files()).containsExactly("event-001.jpg");
    assertThat(shownIndex("event-001.jpg")).isCloseTo(38, within(1.0));
  }

  @Test
  void thePeakMayLieBeforeTheReportOfTheEvent() throws IOException {
    try (EventRecorder recorder = builder().snapshots(folder).build()) {
      record(recorder, 1, 30, 31, 45);
    }

    assertThat(shownIndex("event-001.jpg")).isCloseTo(31, within(1.0));
  }

  private double shownIndex(String name) throws IOException {
    BufferedImage image = ImageIO.read(folder.resolve(name).toFile());
    return index(image.getRGB(image.getWidth() - 1, image.getHeight() - 1) & 0xFF);
  }

  @Test
  void aFileAppearsWhenItIsComplete() throws IOException {
    try (EventRecorder recorder = builder().clips(folder).build()) {
      for (long i = 0; i < 20; i++) {
        recorder.write(Events.frame(i), Optional.empty());
      }
      recorder.onEventStart(Events.event(1, 18, 19, 20));

      assertThat(files()).noneMatch(name -> name.equals("event-001.mp4"));
    }
    assertThat(files()).containsExactly("event-001.mp4");
  }

  @Test
  void theFramesOfTheClipBeforeAreNotInTheNext() {
    try (EventRecorder recorder = builder().clips(folder).build()) {
      record(recorder, 1, 30, 35, 40);
      record(recorder, 2, 4, 5, 10);
    }

    assertThat(read(folder.resolve("event-002.mp4"))).hasSize(21);
  }

  @Test
  void filesOfANamedSessionHaveTheIdentifierOfTheEvent() throws IOException {
    AnomalyEvent event = Events.event(1, 1, 1, 2).toBuilder().id("yard/1@08:00-1").build();
    try (EventRecorder recorder = builder().clips(folder).build()) {
      recorder.write(Events.frame(1), Optional.empty());
      recorder.onEventStart(event);
    }

    assertThat(files()).containsExactly("yard_1_08_00-1.mp4");
  }

  @Test
  void theFilesOfAnEarlierRunStay() throws IOException {
    Files.writeString(folder.resolve("event-001.mp4"), "earlier");
    try (EventRecorder recorder = builder().clips(folder).snapshots(folder).build()) {
      record(recorder, 1, 30, 35, 40);
    }

    assertThat(files()).containsExactly("event-001-2.jpg", "event-001-2.mp4", "event-001.mp4");
    assertThat(folder.resolve("event-001.mp4")).hasContent("earlier");
  }

  @Test
  void eventsOfOneNameHaveFilesOfTheirOwn() throws IOException {
    try (EventRecorder recorder = builder().clips(folder).fileName(event -> "event").build()) {
      recorder.write(Events.frame(0), Optional.empty());
      recorder.onEventStart(Events.event(1, 0, 0, 1));
      recorder.onEventStart(Events.event(2, 0, 0, 1));
    }

    assertThat(files()).containsExactly("event-2.mp4", "event.mp4");
  }

  @Test
  void aFolderThatIsMissingIsMade() {
    Path missing = folder.resolve("a/b");
    builder().clips(missing).build().close();

    assertThat(missing).isDirectory();
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> builder().snapshots(file.resolve("events")).build())
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("cannot be made");
  }

  @Test
  void aVideoThatCannotBeWrittenLeavesTheOthers() {
    Path missing = folder.resolve("missing");
    try (EventRecorder recorder =
        builder()
            .clips(folder)
            .fileName(event -> event.number() == 1 ? "missing/event" : "event")
            .build()) {
      recorder.write(Events.frame(0), Optional.empty());
      assertThatThrownBy(() -> recorder.onEventStart(Events.event(1, 0, 0, 1)))
          .isInstanceOf(VadException.class)
          .hasMessageContaining("missing");
      recorder.onEventStart(Events.event(2, 0, 0, 1));
      recorder.write(Events.frame(1), Optional.empty());
    }

    assertThat(missing).doesNotExist();
    assertThat(read(folder.resolve("event.mp4"))).hasSize(2);
  }

  @Test
  void aFrameOfAnotherSizeEndsTheVideosBeforeIt() throws IOException {
    EventRecorder recorder = builder().clips(folder).build();
    recorder.write(Events.frame(0), Optional.empty());
    recorder.onEventStart(Events.event(1, 0, 0, 1));
    recorder.onEventStart(Events.event(2, 0, 0, 1));
    Frame other = Frame.of(1, Events.time(1), 64, 48, PixelFormat.GRAY8, new byte[64 * 48]);

    assertThatThrownBy(() -> recorder.write(other, Optional.empty()))
        .isInstanceOf(InvalidFrameException.class);
    assertThat(files()).containsExactly("event-001.mp4", "event-002.mp4");
    recorder.close();
  }

  @Test
  void closingCompletesTheVideosAfterOneThatFails() throws IOException {
    EventRecorder recorder = builder().clips(folder).build();
    recorder.write(Events.frame(0), Optional.empty());
    recorder.onEventStart(Events.event(1, 0, 0, 1));
    recorder.onEventStart(Events.event(2, 0, 0, 1));
    Files.createDirectories(folder.resolve("event-001.mp4/occupied"));

    assertThatThrownBy(recorder::close)
        .isInstanceOf(VadException.class)
        .hasMessageContaining("event-001");
    assertThat(files()).containsExactly("event-001.mp4", "event-002.mp4");
  }

  @Test
  void anEventOfTheNextClipIsRecordedThoughAVideoOfTheClipBeforeFails() throws IOException {
    EventRecorder recorder = builder().clips(folder).build();
    recorder.write(Events.frame(30), Optional.empty());
    recorder.onEventStart(Events.event(1, 30, 30, 30));
    recorder.onEventEnd(Events.event(1, 30, 30, 30));
    Files.createDirectories(folder.resolve("event-001.mp4/occupied"));

    assertThatThrownBy(() -> recorder.onEventStart(Events.event(2, 0, 0, 0)))
        .isInstanceOf(VadException.class)
        .hasMessageContaining("event-001");
    recorder.write(Events.frame(0), Optional.empty());
    recorder.close();
    assertThat(files()).containsExactly("event-001.mp4", "event-002.mp4");
  }

  @Test
  void aRecorderOfNothingIsRefused() {
    assertThatThrownBy(() -> builder().build())
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("clips", "snapshots");
  }

  @Test
  void eachFileIsReportedOnceItIsComplete() {
    List<String> complete = new ArrayList<>();
    try (EventRecorder recorder =
        builder()
            .clips(folder)
            .snapshots(folder)
            .onComplete(
                (event, file) -> {
                  assertThat(file).isNotEmptyFile();
                  complete.add(event.number() + " " + file.getFileName());
                })
            .build()) {
      record(recorder, 1, 30, 35, 40);
    }

    assertThat(complete).containsExactly("1 event-001.jpg", "1 event-001.mp4");
  }

  @Test
  void picturesAreReducedToTheLargestSide() throws IOException {
    try (EventRecorder recorder = builder().snapshots(folder).maxSide(160).build()) {
      record(recorder, 1, 30, 35, 40);
    }

    BufferedImage snapshot = ImageIO.read(folder.resolve("event-001.jpg").toFile());
    assertThat(snapshot.getWidth()).isEqualTo(160);
    assertThat(snapshot.getHeight()).isEqualTo(120);
  }
}

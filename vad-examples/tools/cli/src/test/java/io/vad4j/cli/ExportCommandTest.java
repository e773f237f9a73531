package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyKind;
import io.vad4j.BoundingBox;
import io.vad4j.EventRateEstimate;
import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.Datasets;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.video.VideoWriter;
import io.vad4j.web.server.CameraControl;
import io.vad4j.web.server.CameraSettings;
import io.vad4j.web.server.WebServer;
import io.vad4j.web.store.EventMark;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.Retention;
import io.vad4j.web.store.StoredEvent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  @TempDir Path folder;
  private Path events;
  private Path output;

  @BeforeEach
  void keepEvents() {
    events = folder.resolve("events");
    output = folder.resolve("marked");
    keepEvents(events, ExportCommandTest::writeClip);
  }

  /** Three events of two seconds, with a mark each, that begin three seconds into their clips. */
  static void keepEvents(Path events, Consumer<Path> writeClip) {
    try (EventStore store = EventStore.open(events, Retention.defaults())) {
      for (EventMark mark : EventMark.values()) {
        Instant start = Instant.now().minusSeconds(100L - 10 * mark.ordinal());
        StoredEvent event =
            new StoredEvent(
                "yard/" + mark,
                "yard",
                start,
                start.plusSeconds(2),
                start.plusSeconds(1),
                AnomalyKind.MOTION,
                "Something moved.",
                new BoundingBox(0.1, 0.1, 0.2, 0.2),
                4,
                "fused",
                mark,
                false,
                false);
        store.add(event, Optional.empty());
        Path clip = store.parts().resolve("clip.mp4");
        writeClip.accept(clip);
        store.addClip(event.key(), clip, Duration.ofSeconds(3));
      }
    }
  }

  private static void writeClip(Path file) {
    int width = TestFrames.WIDTH;
    int height = TestFrames.HEIGHT;
    try (VideoWriter writer = VideoWriter.open(file, 10)) {
      for (int i = 0; i < 60; i++) {
        Duration time = Duration.ofMillis(100L * i);
        byte[] pixels = new byte[width * height];
        writer.write(Frame.of(i, time, width, height, PixelFormat.GRAY8, pixels));
      }
    }
  }

  @Test
  void markedEventsAreALabelledDataset() {
    Run run = Run.vad("export", "--events", events, "--output", output);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("Wrote 2 clips");
    List<DatasetClip> clips = Datasets.open(output).test();
    assertThat(clips).hasSize(2);
    assertThat(truth(clips, EventMark.NORMAL).abnormalCount()).isZero();
    GroundTruth confirmed = truth(clips, EventMark.CONFIRMED);
    assertThat(confirmed.frameCount()).isEqualTo(60);
    assertThat(confirmed.isAbnormal(29)).isFalse();
    assertThat(confirmed.isAbnormal(30)).isTrue();
    assertThat(confirmed.isAbnormal(50)).isTrue();
    assertThat(confirmed.isAbnormal(51)).isFalse();
  }

  /** Settings of no camera. */
  private static final class NoCameras implements CameraControl {
    @Override
    public CameraSettings settings(String camera) {
      return CameraSettings.none();
    }

    @Override
    public void apply(String camera, CameraSettings settings) {}

    @Override
    public Optional<EventRateEstimate> promise(String camera, Optional<Double> eventsPerHour) {
      return Optional.empty();
    }
  }

  @Test
  void archiveOfThePageIsTheSameDatasetAndCanBeEvaluated() throws Exception {
    Path unpacked = folder.resolve("unpacked");
    try (EventStore store = EventStore.open(events, Retention.defaults());
        WebServer server = WebServer.builder().store(store).control(new NoCameras()).start()) {
      URI address = URI.create("http://127.0.0.1:%d/api/export".formatted(server.port()));
      HttpResponse<InputStream> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(address).build(),
                  HttpResponse.BodyHandlers.ofInputStream());
      unpack(answer.body(), unpacked);
    }
    Run.vad("export", "--events", events, "--output", output);

    assertThat(unpacked.resolve("labels.csv"))
        .hasSameTextualContentAs(output.resolve("labels.csv"));
    List<DatasetClip> clips = Datasets.open(unpacked).test();
    assertThat(clips).hasSameSizeAs(Datasets.open(output).test());
    assertThat(truth(clips, EventMark.CONFIRMED).abnormalCount()).isEqualTo(21);
    Run evaluated =
        Run.vad(
            "evaluate", "--data", unpacked, "--model", StreetModel.in(folder.resolve("m")).file());
    assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
  }

  private static void unpack(InputStream archive, Path target) throws IOException {
    try (ZipInputStream entries = new ZipInputStream(archive)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path file = target.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(entries, file);
      }
    }
  }

  private static GroundTruth truth(List<DatasetClip> clips, EventMark mark) {
    String key = StoredEvent.keyOf("yard/" + mark);
    return clips.stream()
        .filter(clip -> clip.name().startsWith(key))
        .findFirst()
        .orElseThrow()
        .groundTruth()
        .orElseThrow();
  }

  @Test
  void folderThatIsNotEmptyAndCamerasWithoutMarksAreRefused() throws IOException {
    Path full = Files.createDirectory(folder.resolve("full"));
    Files.createFile(full.resolve("notes.txt"));
    Run other = Run.vad("export", "--events", events, "--output", output, "--camera", "gate");
    Run existing = Run.vad("export", "--events", events, "--output", full);

    assertThat(other.exitCode()).isNotZero();
    assertThat(other.err()).contains("No marked event");
    assertThat(existing.exitCode()).isNotZero();
    assertThat(existing.err()).contains("not empty");
  }
}

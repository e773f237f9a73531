package io.vad4j.samples.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.core.image.BufferedImageConverter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Eight cameras for about a minute, whose server dies twice. */
class CameraServiceTest {
  private static final String SCENE = "synthetic:street?seed=3&width=160&height=120";
  private static final double FRAME_RATE = 12.5;

  /** What each camera must have delivered before its server dies: a third of a minute. */
  private static final int FRAMES = 250;

  private static final List<String> CAMERAS =
      IntStream.rangeClosed(1, 8).mapToObj(number -> "camera-" + number).toList();

  @TempDir private Path models;
  @TempDir private Path results;

  private final MeterRegistry registry = new SimpleMeterRegistry();

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void eightCamerasAreWatchedThoughTheirServerDiesTwice() throws IOException {
    writeModels();
    List<byte[]> images = images(SCENE + "&clip=9&frames=150&anomalies=cyclist,cart");
    CameraServer server = new CameraServer(0, images, FRAME_RATE);
    Map<String, URI> addresses = new LinkedHashMap<>();
    for (String camera : CAMERAS) {
      addresses.put(camera, server.address(camera));
    }
    try (CameraService service = new CameraService(addresses, models, results, registry)) {
      for (int life = 1; life < 3; life++) {
        awaitFrames(life * FRAMES);
        server.close();
        server = new CameraServer(server.port(), images, FRAME_RATE);
      }
      awaitFrames(3 * FRAMES);

      assertThat(CAMERAS).allMatch(camera -> service.newest(camera).isPresent());
    } finally {
      server.close();
    }

    checkResults();
  }

  private void writeModels() {
    try (FrameSource normal = FrameSource.open(URI.create(SCENE + "&clip=1&frames=300"));
        Detector detector =
            Detector.builder()
                .scorer("frame-difference")
                .syntheticAnomalies(0)
                .eventsPerHour(500)
                .fit(normal)) {
      CAMERAS.forEach(camera -> detector.save(models.resolve(camera + ".vad")));
    }
  }

  private static List<byte[]> images(String scene) throws IOException {
    List<byte[]> images = new ArrayList<>();
    try (FrameSource source = FrameSource.open(URI.create(scene))) {
      for (Optional<Frame> frame = source.next(); frame.isPresent(); frame = source.next()) {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(BufferedImageConverter.toBufferedImage(frame.get()), "jpeg", jpeg);
        images.add(jpeg.toByteArray());
      }
    }
    return images;
  }

  private double detections(String camera) {
    return registry.get("vad4j.detections").tags("camera", camera).counter().count();
  }

  private void awaitFrames(int frames) {
    await(() -> CAMERAS.stream().allMatch(camera -> detections(camera) >= frames));
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private void checkResults() throws IOException {
    List<Map<String, Object>> lines;
    try (Stream<String> file = Files.lines(results.resolve("results.jsonl"))) {
      lines = file.map(CameraServiceTest::parse).toList();
    }
    List<Object> started = ids(lines, "event-start");
    assertThat(started).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(CAMERAS.size());
    assertThat(ids(lines, "event")).containsExactlyInAnyOrderElementsOf(started);
    for (String camera : CAMERAS) {
      assertThat(lines)
          .filteredOn(line -> line.get("source").equals(camera))
          .filteredOn(line -> line.get("type").equals("detection"))
          .hasSize((int) detections(camera))
          .allSatisfy(line -> assertThat(line).containsKey("instant"));
    }
    assertThat(files(".jpg")).hasSameSizeAs(started);
    assertThat(files(".mp4")).hasSameSizeAs(started).allMatch(CameraServiceTest::isVideo);
    assertThat(files(".part")).isEmpty();
  }

  private static List<Object> ids(List<Map<String, Object>> lines, String type) {
    return lines.stream()
        .filter(line -> line.get("type").equals(type))
        .map(line -> line.get("id"))
        .toList();
  }

  private static Map<String, Object> parse(String line) {
    try {
      return JSON.std.mapFrom(line);
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }

  private List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(results)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private static boolean isVideo(Path file) {
    try (FrameSource video = FrameSource.open(file)) {
      return video.next().isPresent();
    }
  }

  @Test
  void theServiceIsShort() throws IOException {
    try (Stream<String> lines =
        Files.lines(Path.of("src/main/java/io/vad4j/samples/cameras/CameraService.java"))) {
      assertThat(lines.map(String::strip))
          .filteredOn(line -> !line.isEmpty() && !line.matches("(import|package|/\\*\\*|\\*).*"))
          .hasSizeLessThanOrEqualTo(60);
    }
  }
}

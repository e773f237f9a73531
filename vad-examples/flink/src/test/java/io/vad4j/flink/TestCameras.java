package io.vad4j.flink;

import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.SessionOptions;
import io.vad4j.core.simulation.SyntheticScenario;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.json.JsonLinesWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Cameras of synthetic scenes whose clips are cut in segments, and what uncut clips yield. */
final class TestCameras {
  static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  static final int FRAME_RATE = 5;
  private static final int WIDTH = 128;
  private static final int HEIGHT = 96;

  private final Path folder;
  private final List<Clip> clips;
  private final int segments;
  private final int frameRate;

  /**
   * The clip of a camera.
   *
   * @param source opens it
   * @param frames frames of each of its segments
   */
  record Clip(Supplier<FrameSource> source, int frames) {}

  /** Synthetic cameras of one scene. */
  TestCameras(Path folder, int cameras, int segments, int segmentFrames) throws IOException {
    this(
        folder,
        segments,
        FRAME_RATE,
        IntStream.range(0, cameras)
            .mapToObj(
                camera ->
                    new Clip(
                        scene().testClip(1000 + camera, segments * segmentFrames)::open,
                        segmentFrames))
            .toList());
    try (Detector detector = fit(1)) {
      save(detector, 0, cameras);
    }
  }

  /** Cameras of clips, whose models are missing yet. */
  TestCameras(Path folder, int segments, int frameRate, List<Clip> clips) throws IOException {
    this.folder = folder;
    this.segments = segments;
    this.frameRate = frameRate;
    this.clips = clips;
    for (int camera = 0; camera < clips.size(); camera++) {
      if (Files.notExists(images(camera, segments - 1))) {
        cut(camera);
      }
    }
    Files.createDirectories(models());
  }

  /** Writes the model of some cameras. */
  void save(Detector detector, int from, int to) {
    for (int camera = from; camera < to; camera++) {
      detector.save(model(name(camera)));
    }
  }

  private static SyntheticScene scene() {
    return SyntheticScenario.MIXED
        .builder()
        .seed(3)
        .size(WIDTH, HEIGHT)
        .frameRate(FRAME_RATE)
        .colour(false)
        .build();
  }

  /** A detector of the scene of all cameras. */
  static Detector fit(long seed) {
    List<FrameSource> clips =
        IntStream.range(0, 3)
            .mapToObj(clip -> scene().normalClip(100 * seed + clip, 60).open())
            .toList();
    try {
      return Detector.builder()
          .scorer("direction")
          .scorer("appearance")
          .scorer("stationary-object")
          .folds(1)
          .seed(seed)
          .syntheticAnomalies(0)
          .eventsPerHour(600)
          .fit(clips);
    } finally {
      clips.forEach(FrameSource::close);
    }
  }

  private void cut(int camera) throws IOException {
    try (FrameSource clip = clips.get(camera).source().get()) {
      for (int segment = 0; segment < segments; segment++) {
        Path images = Files.createDirectories(images(camera, segment));
        for (int i = 0; i < clips.get(camera).frames(); i++) {
          write(clip.next().orElseThrow(), images.resolve("%04d.png".formatted(i)));
        }
      }
    }
  }

  private static void write(Frame frame, Path file) throws IOException {
    BufferedImage image =
        new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = frame.toByteArray();
    image.getRaster().setDataElements(0, 0, frame.width(), frame.height(), pixels);
    ImageIO.write(image, "png", file.toFile());
  }

  static String name(int camera) {
    return "camera-%02d".formatted(camera);
  }

  Path images(int camera, int segment) {
    return folder.resolve(name(camera)).resolve("segment-%02d".formatted(segment));
  }

  Path models() {
    return folder.resolve("models");
  }

  Path model(String camera) {
    return models().resolve(camera + ".vad");
  }

  /** The instant at which a segment of a camera starts. */
  Instant start(int camera, int segment) {
    return NOON.plus(seconds(segment * clips.get(camera).frames()));
  }

  private Duration seconds(int frames) {
    return Duration.ofMillis(frames * 1000L / frameRate);
  }

  /** A row of the input. */
  String row(int camera, int segment, String scheme) {
    return "{\"camera\": \"%s\", \"start\": \"%s\", \"uri\": \"%s:%s\"}"
        .formatted(name(camera), start(camera, segment), scheme, images(camera, segment));
  }

  /** The rows of all segments in the order of their starts, of all cameras in turn. */
  List<String> rows(String scheme) {
    List<String> rows = new ArrayList<>();
    for (int segment = 0; segment < segments; segment++) {
      for (int camera = 0; camera < clips.size(); camera++) {
        rows.add(row(camera, segment, scheme));
      }
    }
    return rows;
  }

  /** A file of rows, in a folder of its own. */
  Path write(String name, List<String> rows) throws IOException {
    Path input = Files.createDirectories(folder.resolve("rows-" + name));
    return Files.write(input.resolve("rows.jsonl"), rows);
  }

  /** The lines of detections and events that the uncut clips yield, sorted. */
  List<String> expected() {
    return expected(IntStream.range(0, clips.size()).boxed().toList());
  }

  /** The lines that the uncut clips of some cameras yield, sorted. */
  List<String> expected(List<Integer> some) {
    List<String> lines = new ArrayList<>();
    for (int camera : some) {
      try (Detector detector = Detector.load(model(name(camera)))) {
        SessionOptions options =
            SessionOptions.builder()
                .name(name(camera))
                .start(NOON)
                .listener(new JsonLinesWriter(lines::add))
                .build();
        detector.detect(FrameSource.of(uncut(camera)), options).forEach(detection -> {});
      }
    }
    return lines.stream().sorted().toList();
  }

  /** The frames of all segments of a camera. */
  List<Frame> uncut(int camera) {
    List<Frame> frames = new ArrayList<>();
    for (int segment = 0; segment < segments; segment++) {
      try (FrameSource source = FrameSource.open(images(camera, segment))) {
        for (Optional<Frame> frame = source.next(); frame.isPresent(); frame = source.next()) {
          frames.add(frame.get().withPosition(frames.size(), seconds(frames.size())));
        }
      }
    }
    return frames;
  }
}

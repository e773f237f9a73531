package io.vad4j.samples.cameras;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.SessionOptions;
import io.vad4j.json.JsonLinesWriter;
import io.vad4j.micrometer.DetectorMetrics;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.monitor.StreamConfig;
import io.vad4j.recording.EventRecorder;
import io.vad4j.recording.Overlay;
import java.awt.image.BufferedImage;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watches cameras: writes results as JSON lines, records clips and snapshots of events, counts in a
 * meter registry, and shows the newest frames. The monitor opens cameras that fail again, and logs
 * it.
 */
public final class CameraService implements MonitorListener, AutoCloseable {
  private record Result(Frame frame, Detection detection) {}

  private final Map<String, EventRecorder> recorders = new ConcurrentHashMap<>();
  private final Map<String, Result> newest = new ConcurrentHashMap<>();
  private final PrintWriter results;
  private final Monitor monitor;

  /** Starts to watch cameras by name, with the models of their names, and writes to a folder. */
  public CameraService(Map<String, URI> cameras, Path models, Path folder, MeterRegistry registry)
      throws IOException {
    Path lines = folder.resolve("results.jsonl");
    results = new PrintWriter(new FileWriter(lines.toFile(), StandardCharsets.UTF_8, true), true);
    JsonLinesWriter json = new JsonLinesWriter(results::println);
    Monitor.Builder builder = Monitor.builder().listener(this);
    for (String name : cameras.keySet()) {
      EventRecorder recorder = EventRecorder.builder().clips(folder).snapshots(folder).build();
      recorders.put(name, recorder);
      DetectorMetrics metrics = new DetectorMetrics(registry, Tags.of("camera", name));
      SessionOptions.Builder session = SessionOptions.builder().listener(recorder).listener(json);
      StreamConfig.Builder stream = StreamConfig.builder().source(cameras.get(name));
      stream.model(models.resolve(name + ".vad"));
      stream.session(session.listener(metrics).observer(metrics).build());
      builder.add(name, stream.build());
    }
    monitor = builder.start();
  }

  @Override
  public void onFrame(String camera, Frame frame, Optional<Detection> detection) {
    Objects.requireNonNull(recorders.get(camera)).write(frame, detection);
    detection.ifPresent(found -> newest.put(camera, new Result(frame, found)));
  }

  /** {@return the newest frame of a camera with what was detected, if there is one yet} */
  public Optional<BufferedImage> newest(String camera) {
    return Optional.ofNullable(newest.get(camera))
        .map(result -> Overlay.toImage(result.frame(), result.detection()));
  }

  /** Ends all streams: open events end, and all files are complete. */
  @Override
  public void close() {
    monitor.close();
    recorders.values().forEach(EventRecorder::close);
    results.close();
  }

  /** Watches the cameras {@code NAME=ADDRESS} of the command line until the process is ended. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Map<String, URI> cameras = new TreeMap<>();
    for (String camera : args) {
      cameras.put(camera.split("=", 2)[0], URI.create(camera.split("=", 2)[1]));
    }
    CameraService service =
        new CameraService(
            cameras, Path.of("models"), Path.of("results"), new SimpleMeterRegistry());
    Runtime.getRuntime().addShutdownHook(new Thread(service::close));
    Thread.currentThread().join();
  }
}

package io.vad4j.web.server;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.AnomalyRegion;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.EventRateEstimate;
import io.vad4j.Frame;
import io.vad4j.InvalidOptionException;
import io.vad4j.ModelInfo;
import io.vad4j.PixelFormat;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.StreamStatus;
import io.vad4j.monitor.alert.Schedule;
import io.vad4j.web.live.LiveView;
import io.vad4j.web.marks.LearningStatus;
import io.vad4j.web.marks.MarkEffect;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cameras whose frames are pushed, and whose promise is the number that is asked for. */
final class TestCameras implements CameraControl {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int DEFAULT_EVENTS = 2;

  final LiveView live = new LiveView();
  private final List<String> names;
  private final ManagedSettings settings;

  TestCameras(List<String> names, ManagedSettings settings) {
    this.names = names;
    this.settings = settings;
  }

  /** Shows a frame of one gray level on all cameras. */
  void push(int second, int level, double score) {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    Arrays.fill(pixels, (byte) level);
    Duration time = Duration.ofSeconds(second);
    Frame frame = Frame.of(second, time, WIDTH, HEIGHT, PixelFormat.GRAY8, pixels);
    BoundingBox box = new BoundingBox(0.5, 0.25, 0.25, 0.5);
    Detection detection =
        Detection.builder()
            .index(second)
            .timestamp(time)
            .channels(
                List.of(
                    ChannelScore.builder()
                        .name(ChannelScore.FUSED)
                        .kind(AnomalyKind.MOTION)
                        .score(score)
                        .threshold(2)
                        .map(AnomalyMap.of(4, 2, new float[] {0, 0, 1, 0, 0, 0, 1, 0}))
                        .regions(List.of(AnomalyRegion.of(box, 1, AnomalyKind.MOTION)))
                        .build()))
            .build();
    names.forEach(name -> live.onFrame(name, frame, Optional.of(detection)));
  }

  /** {@return the status of all cameras} */
  Map<String, StreamStatus> status() {
    Map<String, StreamStatus> status = new LinkedHashMap<>();
    names.forEach(name -> status.put(name, new Status(name)));
    return status;
  }

  @Override
  public CameraSettings settings(String camera) {
    return settings.get(camera);
  }

  @Override
  public void apply(String camera, CameraSettings changed) {
    if (changed.eventsPerHour().filter(events -> events <= 0).isPresent()) {
      throw new InvalidOptionException("Events an hour must be above 0.");
    }
    settings.put(camera, changed, Instant.now());
  }

  @Override
  public LearningStatus learning(String camera) {
    return camera.equals("yard")
        ? LearningStatus.none()
        : new LearningStatus(
            LearningStatus.State.IDLE,
            "",
            Optional.of(
                new MarkEffect(
                    3,
                    new MarkEffect.Change(8, 8, 1),
                    2.5,
                    new MarkEffect.Change(72, 41, 40),
                    List.of("rotated: object 3 in clip 1"),
                    new MarkEffect.Change(2, 2, 2))));
  }

  @Override
  public Schedule schedule(String camera) {
    return Schedule.of(
        ZoneId.of("Europe/Berlin"),
        settings
            .get(camera)
            .schedule()
            .orElse(
                camera.equals("yard")
                    ? List.of()
                    : List.of(Schedule.Window.parse("mon-fri 22:00-06:00"))));
  }

  @Override
  public void calibrate(String camera) {
    if (!camera.equals("yard")) {
      throw new InvalidOptionException("This camera is not calibrated.");
    }
  }

  @Override
  public Optional<EventRateEstimate> promise(String camera, Optional<Double> eventsPerHour) {
    double events = eventsPerHour.or(() -> settings.get(camera).eventsPerHour()).orElse(2.0);
    return Optional.of(
        EventRateEstimate.builder()
            .eventsPerHour(events)
            .interval(events / DEFAULT_EVENTS, events * DEFAULT_EVENTS)
            .hours(1, 1)
            .build());
  }

  private record Status(String name) implements StreamStatus {
    @Override
    public StreamHealth health() {
      return new StreamHealth(
          StreamState.WATCHING, Instant.EPOCH, List.of(), "", Optional.empty(), Optional.empty());
    }

    @Override
    public long framesIn() {
      return 10;
    }

    @Override
    public long scored() {
      return 10;
    }

    @Override
    public long dropped() {
      return 0;
    }

    @Override
    public long skipped() {
      return 0;
    }

    @Override
    public long damaged() {
      return 0;
    }

    @Override
    public int queued() {
      return 0;
    }

    @Override
    public Duration lag() {
      return Duration.ZERO;
    }

    @Override
    public Duration medianLatency() {
      return Duration.ZERO;
    }

    @Override
    public Duration p99Latency() {
      return Duration.ZERO;
    }

    @Override
    public long reconnects() {
      return 0;
    }

    @Override
    public long events() {
      return 0;
    }

    @Override
    public Optional<Instant> lastFrame() {
      return Optional.of(Instant.EPOCH);
    }

    @Override
    public Optional<ModelInfo> model() {
      return Optional.empty();
    }
  }
}

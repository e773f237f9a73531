package io.vad4j.video;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.ModelInfo;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.monitor.LearningPlan;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.monitor.StreamConfig;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.StreamState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Lets cameras of synthetic scenes learn themselves, and counts the false events and the flagged
 * frames of the time that follows. Prints the table of {@code docs/benchmarks/live.md}.
 *
 * <pre>{@code
 * LearnedCameraTrial FIRST-SEED SCENES FRAME-RATE LEARNING-SECONDS WATCHING-SECONDS
 * }</pre>
 */
final class LearnedCameraTrial implements MonitorListener {
  private static final Duration ANOMALIES = Duration.ofMinutes(2);

  private final List<AnomalyEvent> events = new CopyOnWriteArrayList<>();
  private final LearnedCamera camera;
  private boolean learning;
  private long scored;
  private long flagged;

  private LearnedCameraTrial(LearnedCamera camera) {
    this.camera = camera;
  }

  /**
   * What was measured.
   *
   * @param model the model that was learned
   * @param falseEvents the number of events while all is normal
   * @param flaggedShare the share of normal frames that reach the threshold
   * @param firstAlarm how long after the first anomaly appears the first event begins whose peak
   *     lies on one; empty if there is none
   */
  record Result(
      ModelInfo model, long falseEvents, double flaggedShare, Optional<Duration> firstAlarm) {
    /** Whether the number of false events of an hour is within what the model states. */
    boolean isWithinStated() {
      return falseEvents >= model.events().lowerBound()
          && falseEvents <= model.events().upperBound();
    }
  }

  static Result run(SyntheticScene scene, Duration learning, Duration watching, Detector unfitted)
      throws InterruptedException {
    LearnedCamera camera = new LearnedCamera(scene, learning, watching, ANOMALIES);
    LearnedCameraTrial trial = new LearnedCameraTrial(camera);
    StreamConfig config =
        StreamConfig.builder()
            .source("camera", () -> camera)
            .realTime(false)
            .readTimeout(Duration.ofHours(1))
            .detector(unfitted)
            .learn(LearningPlan.of(learning))
            .build();
    try (Monitor monitor = Monitor.builder().add("camera", config).listener(trial).start()) {
      monitor.awaitEnd(Duration.ofDays(1));
      return trial.result(monitor.status("camera").model().orElseThrow());
    }
  }

  private Result result(ModelInfo model) {
    long normal =
        events.stream().filter(event -> event.start().compareTo(camera.abnormalTime()) < 0).count();
    Optional<Duration> alarm =
        events.stream()
            .filter(camera::isRight)
            .map(event -> event.start().minus(camera.firstAnomaly()))
            .findFirst();
    return new Result(model, normal, (double) flagged / Math.max(1, scored), alarm);
  }

  @Override
  public void onHealth(String stream, StreamHealth health) {
    if (health.state() == StreamState.LEARNING) {
      learning = true;
    } else if (learning && health.state() == StreamState.WATCHING) {
      camera.setFitted();
    }
  }

  @Override
  public void onFrame(String stream, Frame frame, Optional<Detection> detection) {
    if (detection.isPresent() && frame.timestamp().compareTo(camera.abnormalTime()) < 0) {
      scored++;
      flagged += detection.get().anomalous() ? 1 : 0;
    }
  }

  @Override
  public void onEventEnd(String stream, AnomalyEvent event) {
    events.add(event);
  }

  /** A street whose crowd, noise and light follow from its seed. */
  static SyntheticScene scene(long seed, double frameRate) {
    SplittableRandom random = new SplittableRandom(seed);
    return SyntheticScene.builder()
        .seed(seed)
        .size(160, 120)
        .frameRate(frameRate)
        .crowd(2 + 8 * random.nextDouble())
        .noise(1 + 3 * random.nextDouble())
        .illuminationDrift(0.01 + 0.04 * random.nextDouble())
        .build();
  }

  /** Prints a line for each scene. */
  public static void main(String[] arguments) throws InterruptedException {
    long first = Long.parseLong(arguments[0]);
    int scenes = Integer.parseInt(arguments[1]);
    double frameRate = Double.parseDouble(arguments[2]);
    Duration learning = Duration.ofSeconds(Long.parseLong(arguments[3]));
    Duration watching = Duration.ofSeconds(Long.parseLong(arguments[4]));
    System.out.println("| scene | events | stated | flagged | stated | first alarm |");
    System.out.println("|---|---|---|---|---|---|");
    int within = 0;
    for (long seed = first; seed < first + scenes; seed++) {
      try (Detector unfitted = Detector.create()) {
        Result result = run(scene(seed, frameRate), learning, watching, unfitted);
        within += result.isWithinStated() ? 1 : 0;
        print(seed, result);
      }
    }
    System.out.printf("Within what is stated: %d of %d.%n", within, scenes);
  }

  private static void print(long seed, Result result) {
    var stated = result.model().events();
    var rate = result.model().falseAlarms();
    System.out.printf(
        Locale.ROOT,
        "| %d | %d | %.1f (%.0f to %.0f) | %.2f %% | %.2f %% (%.2f to %.2f) | %s |%n",
        seed,
        result.falseEvents(),
        stated.eventsPerHour(),
        stated.lowerBound(),
        stated.upperBound(),
        100 * result.flaggedShare(),
        100 * rate.rate(),
        100 * rate.lowerBound(),
        100 * rate.upperBound(),
        result.firstAlarm().map(time -> "%.1f s".formatted(time.toMillis() / 1e3)).orElse("none"));
  }
}

package io.vad4j.web.server;

import io.vad4j.FrameMask;
import io.vad4j.InvalidOptionException;
import io.vad4j.monitor.StreamStatus;
import io.vad4j.monitor.alert.Schedule;
import io.vad4j.web.live.LiveView;
import io.vad4j.web.store.EventMark;
import io.vad4j.web.store.EventQuery;
import io.vad4j.web.store.EventStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Routes of cameras. */
final class CameraRoutes {
  private static final Set<String> SETTINGS = Set.of("eventsPerHour", "ignored", "schedule");
  private static final int DEFAULT_SIDE = 480;
  private static final Duration SEEN = Duration.ofDays(1);
  private static final double MILLIS_PER_HOUR = 3_600_000;

  private final Supplier<Map<String, StreamStatus>> status;
  private final LiveView live;
  private final EventStore store;
  private final CameraControl control;
  private final Clock clock;
  private final Instant started;

  CameraRoutes(
      Supplier<Map<String, StreamStatus>> status,
      LiveView live,
      EventStore store,
      CameraControl control,
      Clock clock) {
    this.status = status;
    this.live = live;
    this.store = store;
    this.control = control;
    this.clock = clock;
    started = clock.instant();
  }

  /** {@return all cameras, with their scores} */
  List<Map<String, Object>> list() {
    return status.get().values().stream().map(camera -> JsonValues.of(camera, live)).toList();
  }

  private Optional<StreamStatus> find(Exchange exchange) {
    String name = exchange.parameter("camera").orElse("");
    Optional<StreamStatus> found = Optional.ofNullable(status.get().get(name));
    if (found.isEmpty()) {
      exchange.sendError(404, "There is no camera '%s'.".formatted(name));
    }
    return found;
  }

  /** One camera: what it has learned from, its settings, and its false alarms. */
  void detail(Exchange exchange) throws IOException {
    Optional<StreamStatus> camera = find(exchange);
    if (camera.isPresent()) {
      exchange.sendJson(toDetail(camera.get()));
    }
  }

  private Map<String, Object> toDetail(StreamStatus camera) {
    String name = camera.name();
    Map<String, Object> values = JsonValues.of(camera, live);
    CameraSettings settings = control.settings(name);
    Map<String, Object> set = new LinkedHashMap<>();
    settings.eventsPerHour().ifPresent(events -> set.put("eventsPerHour", events));
    set.put("ignored", settings.ignored().toString());
    settings.schedule().ifPresent(windows -> set.put("schedule", toTexts(windows)));
    values.put("settings", set);
    camera.model().ifPresent(info -> values.put("model", JsonValues.of(info)));
    control
        .promise(name, Optional.empty())
        .ifPresent(estimate -> values.put("promised", JsonValues.of(estimate)));
    values.put("seen", seen(name));
    values.put("learning", JsonValues.of(control.learning(name)));
    Schedule schedule = control.schedule(name);
    values.put("schedule", toTexts(schedule.windows()));
    values.put("zone", schedule.zone().toString());
    return values;
  }

  private static List<String> toTexts(List<Schedule.Window> windows) {
    return windows.stream().map(Schedule.Window::toString).toList();
  }

  /** Events of the last day of this run that nobody has confirmed, and in how many hours. */
  private Map<String, Object> seen(String camera) {
    Instant now = clock.instant();
    Instant changed =
        store.setting(camera, ManagedSettings.CHANGED).map(Instant::parse).orElse(Instant.MIN);
    Instant from = latest(latest(started, now.minus(SEEN)), changed);
    EventQuery query =
        new EventQuery(
            Optional.of(camera),
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.of(from),
            Optional.empty(),
            EventQuery.MAX_LIMIT);
    long events =
        store.find(query).stream().filter(event -> event.mark() != EventMark.CONFIRMED).count();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("events", events);
    values.put("hours", Duration.between(from, now).toMillis() / MILLIS_PER_HOUR);
    return values;
  }

  private static Instant latest(Instant first, Instant second) {
    return first.isAfter(second) ? first : second;
  }

  /** The last frame as an image. */
  void image(Exchange exchange) {
    Optional<StreamStatus> camera = find(exchange);
    if (camera.isEmpty()) {
      return;
    }
    int side = exchange.parameter("side").map(Integer::parseInt).orElse(DEFAULT_SIDE);
    boolean heat = exchange.parameter("heat").filter("true"::equals).isPresent();
    Optional<byte[]> picture = live.image(camera.get().name(), side, heat);
    if (picture.isPresent()) {
      exchange.send(200, "image/jpeg", picture.get());
    } else {
      exchange.sendError(404, "No frame has arrived yet.");
    }
  }

  /** The false alarms that the detector promises at an operating point. */
  void promise(Exchange exchange) throws IOException {
    Optional<StreamStatus> camera = find(exchange);
    if (camera.isEmpty()) {
      return;
    }
    var promised =
        control.promise(
            camera.get().name(), exchange.parameter("eventsPerHour").map(Double::parseDouble));
    if (promised.isPresent()) {
      exchange.sendJson(JsonValues.of(promised.get()));
    } else {
      exchange.sendError(404, "The camera has no detector yet.");
    }
  }

  /** Changes the settings of a camera. */
  void change(Exchange exchange) throws IOException {
    Optional<StreamStatus> camera = find(exchange);
    if (camera.isEmpty()) {
      return;
    }
    Map<String, Object> body = exchange.body();
    for (String setting : body.keySet()) {
      if (!SETTINGS.contains(setting)) {
        throw new IllegalArgumentException("There is no setting '" + setting + "'.");
      }
    }
    control.apply(
        camera.get().name(),
        new CameraSettings(
            Optional.ofNullable(body.get("eventsPerHour")).map(CameraRoutes::toNumber),
            FrameMask.parse(String.valueOf(body.getOrDefault("ignored", ""))),
            Optional.ofNullable(body.get("schedule")).map(CameraRoutes::toWindows)));
    exchange.sendJson(toDetail(camera.get()));
  }

  /** Calibrates the detector of a camera anew. */
  void calibrate(Exchange exchange) throws IOException {
    Optional<StreamStatus> camera = find(exchange);
    if (camera.isPresent()) {
      control.calibrate(camera.get().name());
      exchange.sendJson(toDetail(camera.get()));
    }
  }

  private static List<Schedule.Window> toWindows(Object value) {
    if (value instanceof List<?> windows) {
      return windows.stream().map(text -> Schedule.Window.parse(String.valueOf(text))).toList();
    }
    throw new InvalidOptionException(
        "'schedule' must be an array of texts such as 'mon-fri 22:00-06:00', not '%s'."
            .formatted(value));
  }

  private static double toNumber(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new InvalidOptionException("'eventsPerHour' must be a number, not '" + value + "'.");
  }
}

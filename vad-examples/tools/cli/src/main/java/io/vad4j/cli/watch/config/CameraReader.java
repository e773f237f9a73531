package io.vad4j.cli.watch.config;

import io.vad4j.ChannelThreshold;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.LoadOptions;
import io.vad4j.ModelInfo;
import io.vad4j.VadException;
import io.vad4j.cli.run.InputResolver;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads one camera, with the defaults of all cameras. */
final class CameraReader {
  /** The keys that defaults have as well. */
  static final List<String> SHARED =
      Stream.of(
              List.of(
                  "model",
                  "learn",
                  "recalibrate",
                  "sinks",
                  "fps",
                  "loop",
                  "real-time",
                  "read-timeout",
                  "queue",
                  "false-alarm-rate",
                  "confidence",
                  "events-per-hour",
                  "threshold",
                  "exit-ratio",
                  "min-duration",
                  "merge-gap"),
              PolicyReader.KEYS)
          .flatMap(List::stream)
          .toList();

  static final List<String> KEYS = Stream.concat(Stream.of("source"), SHARED.stream()).toList();

  private static final int DEFAULT_QUEUE = 8;
  private static final int MAX_QUEUE = 1000;
  private static final double MAX_FPS = 1000;
  private static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(15);

  private final YamlMapping camera;
  private final YamlMapping defaults;
  private final Path folder;
  private final Secrets secrets;
  private final Set<String> sinkNames;
  private final ConfigProblems problems;

  CameraReader(
      YamlMapping camera,
      YamlMapping defaults,
      Path folder,
      Secrets secrets,
      Set<String> sinkNames,
      ConfigProblems problems) {
    this.camera = camera;
    this.defaults = defaults;
    this.folder = folder;
    this.secrets = secrets;
    this.sinkNames = sinkNames;
    this.problems = problems;
  }

  /**
   * Reads the camera; nothing if it is not valid.
   *
   * @param checkFiles whether the model file must be there, with the channels of the thresholds
   */
  Optional<CameraConfig> read(String name, boolean checkFiles) {
    camera.allow(KEYS);
    Optional<URI> source = camera.get("source", this::toSource);
    if (!camera.has("source")) {
      problems.add(camera.node(), "Camera '%s' needs a source.".formatted(name));
    }
    YamlMapping models = at("model");
    Optional<Path> model = models.get("model", text -> folder.resolve(secrets.resolve(text)));
    if (!models.has("model")) {
      problems.add(
          camera.node(),
          "Camera '%s' needs a model; with 'learn', it is where that is saved.".formatted(name));
    }
    Optional<Duration> learn = at("learn").get("learn", CameraReader::positiveDuration);
    boolean recalibrate =
        at("recalibrate").get("recalibrate", YamlMapping::toBoolean).orElse(learn.isPresent());
    model
        .filter(file -> checkFiles && learn.isEmpty() && !Files.isRegularFile(file))
        .ifPresent(
            file ->
                problems.add(models.value("model"), "There is no model file %s.".formatted(file)));
    model
        .filter(file -> checkFiles && Files.isRegularFile(file))
        .ifPresent(file -> checkChannels(name, file));
    CameraConfig.OperatingPoint operatingPoint = operatingPoint();
    // All of it is read, so that all problems are found.
    CameraConfig.Input input = input(source.orElse(URI.create("file:/")));
    var policy = PolicyReader.read(this::at, problems);
    Set<String> sinks = sinks();
    return source.isPresent() && model.isPresent()
        ? Optional.of(
            new CameraConfig(input, model.get(), learn, recalibrate, operatingPoint, policy, sinks))
        : Optional.empty();
  }

  /** Checks that the model of a camera has the channels for which there are thresholds. */
  private void checkChannels(String name, Path model) {
    Optional<YamlMapping> thresholds = at("threshold").mapping("threshold");
    if (thresholds.isEmpty()) {
      return;
    }
    Set<String> known = new TreeSet<>(Set.of(ChannelThreshold.OVERALL));
    try {
      ModelInfo.read(model).channelThresholds().forEach(channel -> known.add(channel.name()));
    } catch (VadException e) {
      problems.add(at("model").value("model"), String.valueOf(e.getMessage()));
      return;
    }
    for (String channel : thresholds.get().names()) {
      if (!known.contains(channel)) {
        problems.add(
            thresholds.get().key(channel),
            "The model of camera '%s' has no channel '%s'%s"
                .formatted(name, channel, NearestName.hint(channel, known)));
      }
    }
  }

  /** The mapping that has a key: that of the camera, or that of the defaults. */
  private YamlMapping at(String name) {
    return camera.has(name) ? camera : defaults;
  }

  private URI toSource(String text) {
    try {
      return InputResolver.toUri(secrets.resolveAddress(text), folder);
    } catch (VadException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private CameraConfig.Input input(URI source) {
    return new CameraConfig.Input(
        source,
        at("fps").get("fps", text -> number(text, 0.001, MAX_FPS)),
        at("loop").get("loop", YamlMapping::toBoolean).orElse(false),
        at("real-time").get("real-time", YamlMapping::toBoolean).orElse(true),
        at("read-timeout")
            .get("read-timeout", CameraReader::positiveDuration)
            .orElse(DEFAULT_READ_TIMEOUT),
        at("queue").get("queue", text -> (int) number(text, 1, MAX_QUEUE)).orElse(DEFAULT_QUEUE));
  }

  private static Duration positiveDuration(String text) {
    Duration duration = YamlMapping.toDuration(text);
    if (duration.isZero()) {
      throw new IllegalArgumentException("must be above 0.");
    }
    return duration;
  }

  static double number(String text, double minimum, double maximum) {
    double value = Double.parseDouble(text);
    if (!(value >= minimum && value <= maximum)) {
      throw new IllegalArgumentException(
          "must be from %s to %s, not %s.".formatted(plain(minimum), plain(maximum), text));
    }
    return value;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private CameraConfig.OperatingPoint operatingPoint() {
    CameraConfig.OperatingPoint point =
        new CameraConfig.OperatingPoint(
            falseAlarmTarget(),
            checked("events-per-hour", Double::parseDouble, LoadOptions.Builder::eventsPerHour),
            thresholds(),
            at("exit-ratio").get("exit-ratio", text -> number(text, 0.001, 1)),
            at("min-duration").get("min-duration", YamlMapping::toDuration),
            at("merge-gap").get("merge-gap", YamlMapping::toDuration));
    return point;
  }

  /** A value that the detector accepts as well. */
  private <T> Optional<T> checked(
      String name, Function<String, T> conversion, BiConsumer<LoadOptions.Builder, T> use) {
    return at(name)
        .get(
            name,
            text -> {
              T value = conversion.apply(text);
              use.accept(LoadOptions.builder(), value);
              return value;
            });
  }

  private Optional<FalseAlarmTarget> falseAlarmTarget() {
    Optional<FalseAlarmTarget.PerFrame> rate =
        at("false-alarm-rate")
            .get("false-alarm-rate", text -> FalseAlarmTarget.perFrame(Double.parseDouble(text)));
    YamlMapping confidence = at("confidence");
    if (!confidence.has("confidence")) {
      return rate.map(target -> target);
    }
    if (rate.isEmpty()) {
      problems.add(
          confidence.key("confidence"),
          "'confidence' is that of a false-alarm rate; give 'false-alarm-rate' too.");
      return Optional.empty();
    }
    return confidence.get("confidence", text -> rate.get().atConfidence(Double.parseDouble(text)));
  }

  private Map<String, Double> thresholds() {
    Map<String, Double> thresholds = new LinkedHashMap<>();
    at("threshold")
        .mapping("threshold")
        .ifPresent(
            channels ->
                channels
                    .names()
                    .forEach(
                        channel ->
                            channels
                                .get(channel, text -> number(text, 0.001, 1000))
                                .ifPresent(score -> thresholds.put(channel, score))));
    return thresholds;
  }

  /** The sinks that are named, or all of them. */
  private Set<String> sinks() {
    YamlMapping mapping = at("sinks");
    if (!mapping.has("sinks")) {
      return sinkNames;
    }
    for (Node element : mapping.elements("sinks")) {
      if (element instanceof ScalarNode name && !sinkNames.contains(name.getValue())) {
        problems.add(
            element,
            sinkNames.isEmpty()
                ? "There is no sink '%s'; this configuration has none.".formatted(name.getValue())
                : "There is no sink '%s'%s"
                    .formatted(name.getValue(), NearestName.hint(name.getValue(), sinkNames)));
      }
    }
    return Set.copyOf(mapping.list("sinks", name -> name).orElse(List.of()));
  }
}

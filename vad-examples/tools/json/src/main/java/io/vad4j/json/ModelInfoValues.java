package io.vad4j.json;

import io.vad4j.ChannelThreshold;
import io.vad4j.EventRateEstimate;
import io.vad4j.FalseAlarmEstimate;
import io.vad4j.ModelInfo;
import io.vad4j.SyntheticValidation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The properties of a model as maps. */
final class ModelInfoValues {
  /** Rises when a property is taken away or gets another meaning. */
  private static final int SCHEMA_VERSION = 1;

  private ModelInfoValues() {}

  /** {@return all properties of a model} */
  static Map<String, Object> toMap(ModelInfo info) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("schemaVersion", SCHEMA_VERSION);
    map.put("libraryVersion", info.libraryVersion());
    map.put("created", info.created().toString());
    map.put("seed", info.seed());
    map.put("scorers", info.scorers());
    map.put("weights", info.weights());
    map.put("causal", info.causal());
    map.put("width", info.width());
    map.put("height", info.height());
    map.putAll(thresholds(info));
    map.put("trainingFrames", info.trainingFrames());
    map.put("offeredFrames", info.offeredFrames());
    map.put("offeredSeconds", Decimals.toSeconds(info.offeredTime()));
    info.frameRate().ifPresent(rate -> map.put("frameRate", rate));
    map.put("calibrationFrames", info.calibrationFrames());
    map.put("syntheticValidation", toMaps(info.syntheticValidation()));
    map.put("warnings", info.warnings());
    map.put("trainingSources", info.trainingSources());
    map.put("environment", new TreeMap<>(info.environment()));
    return map;
  }

  private static Map<String, Object> thresholds(ModelInfo info) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("threshold", info.threshold());
    map.put("falseAlarms", toMap(info.falseAlarms()));
    map.put("events", toMap(info.events()));
    map.put("channels", info.channelThresholds().stream().map(ModelInfoValues::toMap).toList());
    return map;
  }

  /** {@return number of cases, recall and AUC of each kind of pseudo-anomaly} */
  static List<Map<String, Object>> toMaps(SyntheticValidation validation) {
    return validation.kinds().stream().map(kind -> toMap(validation, kind)).toList();
  }

  private static Map<String, Object> toMap(SyntheticValidation validation, String kind) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("kind", kind);
    numbers.put("cases", validation.caseCount(kind));
    numbers.put("recall", validation.recall(kind).orElseThrow());
    numbers.put("auc", validation.auc(kind).orElseThrow());
    return numbers;
  }

  private static Map<String, Object> toMap(ChannelThreshold channel) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("name", channel.name());
    numbers.put("threshold", channel.threshold());
    numbers.put("falseAlarms", toMap(channel.falseAlarms()));
    numbers.put("eventThreshold", channel.eventThreshold());
    numbers.put("events", toMap(channel.events()));
    return numbers;
  }

  private static Map<String, Object> toMap(EventRateEstimate estimate) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("eventsPerHour", estimate.eventsPerHour());
    numbers.put("lowerBound", estimate.lowerBound());
    numbers.put("upperBound", estimate.upperBound());
    numbers.put("hours", estimate.hours());
    numbers.put("effectiveHours", estimate.effectiveHours());
    return numbers;
  }

  private static Map<String, Object> toMap(FalseAlarmEstimate estimate) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("rate", estimate.rate());
    numbers.put("lowerBound", estimate.lowerBound());
    numbers.put("upperBound", estimate.upperBound());
    numbers.put("frameCount", estimate.frameCount());
    numbers.put("effectiveSampleSize", estimate.effectiveSampleSize());
    return numbers;
  }
}

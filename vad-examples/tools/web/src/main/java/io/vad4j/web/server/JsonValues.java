package io.vad4j.web.server;

import io.vad4j.EventRateEstimate;
import io.vad4j.ModelInfo;
import io.vad4j.monitor.StreamStatus;
import io.vad4j.web.live.LiveView;
import io.vad4j.web.marks.LearningStatus;
import io.vad4j.web.marks.MarkEffectJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values of the API as JSON objects, with keys in a fixed order. */
final class JsonValues {
  private static final double ROUNDING = 1000;

  private JsonValues() {}

  static Map<String, Object> of(StreamStatus status, LiveView live) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", status.name());
    values.put("state", status.health().state().name());
    values.put("since", status.health().since().toString());
    values.put("causes", status.health().causes().stream().map(Enum::name).toList());
    values.put("message", status.health().message());
    values.put("framesIn", status.framesIn());
    values.put("scored", status.scored());
    values.put("dropped", status.dropped());
    values.put("events", status.events());
    values.put("lastFrame", status.lastFrame().map(Object::toString).orElse(""));
    values.put("image", live.hasImage(status.name()));
    values.put("scores", live.scores(status.name()).stream().map(JsonValues::round).toList());
    return values;
  }

  static Map<String, Object> of(ModelInfo info) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("created", info.created().toString());
    values.put("sources", info.trainingSources());
    values.put("frames", info.trainingFrames());
    values.put("seconds", info.offeredTime().toSeconds());
    values.put("scorers", info.scorers());
    values.put("warnings", info.warnings());
    return values;
  }

  static Map<String, Object> of(EventRateEstimate estimate) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("eventsPerHour", estimate.eventsPerHour());
    values.put("lowerBound", estimate.lowerBound());
    values.put("upperBound", estimate.upperBound());
    values.put("hours", estimate.hours());
    return values;
  }

  static Map<String, Object> of(LearningStatus learning) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("state", learning.state().name());
    values.put("message", learning.message());
    learning.effect().ifPresent(effect -> values.put("effect", MarkEffectJson.of(effect)));
    return values;
  }

  private static double round(double value) {
    return Math.round(value * ROUNDING) / ROUNDING;
  }
}

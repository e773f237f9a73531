package io.vad4j.cli.output;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.AnomalyEvent;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.ModelInfo;
import io.vad4j.ScorerContribution;
import io.vad4j.cli.console.Console;
import io.vad4j.core.fusion.FusionTransform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object a line: one with {@code thresholds}, one for each frame, and one with {@code event}
 * for each event.
 */
public final class JsonDetectionWriter implements DetectionWriter {
  private final Console console;
  private @Nullable String source;

  public JsonDetectionWriter(Console console) {
    this.console = console;
  }

  @Override
  public void writeHeader(ModelInfo info) {
    print(Map.of("thresholds", ModelInfoJson.thresholds(info)));
  }

  @Override
  public void startSource(@Nullable String name) {
    source = name;
  }

  @Override
  public void write(Detection detection) {
    Map<String, Object> line = newLine();
    line.put("index", detection.index());
    line.put("timestamp", DetectionWriter.toSeconds(detection.timestamp()));
    line.put("score", DetectionWriter.round(detection.score()));
    line.put("anomalous", detection.anomalous());
    line.put("contributions", contributions(detection.contributions()));
    if (detection.anomalous()) {
      line.put("kind", detection.kind().description());
    }
    if (detection.channels().size() > 1) {
      line.put(
          "channels",
          detection.channels().stream().map(JsonDetectionWriter::channelValues).toList());
    }
    print(line);
  }

  @Override
  public void write(AnomalyEvent event) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("number", event.number());
    values.put("kind", event.kind().description());
    values.put("start", DetectionWriter.toSeconds(event.start()));
    values.put("end", DetectionWriter.toSeconds(event.end()));
    values.put("peak", DetectionWriter.toSeconds(event.peak()));
    values.put("peakScore", DetectionWriter.round(event.peakScore()));
    values.put("startFrame", event.startFrame());
    values.put("endFrame", event.endFrame());
    values.put("peakFrame", event.peakFrame());
    values.put("region", region(event.region()));
    values.put("contributions", contributions(event.contributions()));
    Map<String, Object> line = newLine();
    line.put("event", values);
    print(line);
  }

  private Map<String, Object> newLine() {
    Map<String, Object> line = new LinkedHashMap<>();
    if (source != null) {
      line.put("source", source);
    }
    return line;
  }

  /** The score of a channel. */
  private static Map<String, Object> channelValues(ChannelScore channel) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", channel.name());
    values.put("kind", channel.kind().description());
    values.put("score", DetectionWriter.round(channel.score()));
    values.put("anomalous", channel.anomalous());
    return values;
  }

  private static Map<String, Object> region(BoundingBox region) {
    Map<String, Object> rectangle = new LinkedHashMap<>();
    rectangle.put("x", DetectionWriter.round(region.x()));
    rectangle.put("y", DetectionWriter.round(region.y()));
    rectangle.put("width", DetectionWriter.round(region.width()));
    rectangle.put("height", DetectionWriter.round(region.height()));
    return rectangle;
  }

  private static Map<String, Object> contributions(List<ScorerContribution> contributions) {
    Map<String, Object> shares = new LinkedHashMap<>();
    for (ScorerContribution contribution : contributions) {
      shares.put(
          contribution.scorer(),
          DetectionWriter.round(FusionTransform.weightedScore(contribution)));
    }
    return shares;
  }

  private void print(Map<String, Object> line) {
    try {
      console.print(JSON.std.asString(plain(line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Numbers as plain decimals, without an exponent. */
  private static Object plain(Object value) {
    if (value instanceof Double number && Double.isFinite(number)) {
      return new BigDecimal(DetectionWriter.format(number));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(JsonDetectionWriter::plain).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, element) -> copy.put(key, plain(element)));
      return copy;
    }
    return value;
  }
}

package io.vad4j.json;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyRegion;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.ScorerContribution;
import io.vad4j.StreamGap;
import io.vad4j.TrackPoint;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Detections, events and gaps as maps. */
final class DetectionValues {
  private DetectionValues() {}

  static Map<String, Object> toMap(Detection detection) {
    Map<String, Object> values = new LinkedHashMap<>();
    detection.source().ifPresent(name -> values.put("source", name));
    values.put("index", detection.index());
    values.put("timestamp", Decimals.toSeconds(detection.timestamp()));
    putInstant(values, "instant", detection.instant());
    values.put("score", Decimals.round(detection.score()));
    values.put("threshold", detection.threshold());
    values.put("anomalous", detection.anomalous());
    values.put("kind", detection.kind().name());
    values.put("channels", detection.channels().stream().map(DetectionValues::toMap).toList());
    return values;
  }

  private static Map<String, Object> toMap(ChannelScore channel) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", channel.name());
    values.put("kind", channel.kind().name());
    values.put("score", Decimals.round(channel.score()));
    values.put("threshold", channel.threshold());
    values.put("anomalous", channel.anomalous());
    channel.event().ifPresent(event -> values.put("event", event.id()));
    values.put("regions", regions(channel.regions()));
    values.put("contributions", contributions(channel.contributions()));
    return values;
  }

  static Map<String, Object> toMap(AnomalyEvent event) {
    Map<String, Object> values = new LinkedHashMap<>();
    event.source().ifPresent(name -> values.put("source", name));
    values.put("id", event.id());
    values.put("number", event.number());
    values.put("kind", event.kind().name());
    values.put("startFrame", event.startFrame());
    values.put("start", Decimals.toSeconds(event.start()));
    putInstant(values, "startInstant", event.startInstant());
    values.put("endFrame", event.endFrame());
    values.put("end", Decimals.toSeconds(event.end()));
    putInstant(values, "endInstant", event.endInstant());
    values.put("peakFrame", event.peakFrame());
    values.put("peak", Decimals.toSeconds(event.peak()));
    values.put("peakScore", Decimals.round(event.peakScore()));
    values.put("region", box(event.region()));
    values.put("contributions", contributions(event.contributions()));
    values.put("track", event.track().stream().map(DetectionValues::toMap).toList());
    return values;
  }

  static Map<String, Object> toMap(StreamGap gap) {
    Map<String, Object> values = new LinkedHashMap<>();
    gap.source().ifPresent(name -> values.put("source", name));
    values.put("start", Decimals.toSeconds(gap.start()));
    values.put("end", Decimals.toSeconds(gap.end()));
    values.put("warmUpFrames", gap.warmUpFrames());
    return values;
  }

  private static Map<String, Object> toMap(TrackPoint point) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("index", point.frame());
    values.put("timestamp", Decimals.toSeconds(point.timestamp()));
    values.put("regions", regions(point.regions()));
    return values;
  }

  private static List<Map<String, Object>> regions(List<AnomalyRegion> regions) {
    return regions.stream()
        .map(
            region -> {
              Map<String, Object> values = box(region.box());
              values.put("score", Decimals.round(region.score()));
              values.put("kind", region.kind().name());
              return values;
            })
        .toList();
  }

  private static Map<String, Object> box(BoundingBox box) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("x", Decimals.round(box.x()));
    values.put("y", Decimals.round(box.y()));
    values.put("width", Decimals.round(box.width()));
    values.put("height", Decimals.round(box.height()));
    return values;
  }

  private static List<Map<String, Object>> contributions(List<ScorerContribution> contributions) {
    return contributions.stream()
        .map(
            contribution -> {
              Map<String, Object> values = new LinkedHashMap<>();
              values.put("scorer", contribution.scorer());
              values.put("kind", contribution.kind().name());
              values.put("surprisal", Decimals.round(contribution.surprisal()));
              values.put("weight", Decimals.round(contribution.weight()));
              return values;
            })
        .toList();
  }

  private static void putInstant(
      Map<String, Object> values, String name, Optional<Instant> instant) {
    instant.ifPresent(value -> values.put(name, value.toString()));
  }
}

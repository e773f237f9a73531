package io.vad4j.core.evaluation;

import io.vad4j.core.evaluation.event.DetectedEvent;
import io.vad4j.core.evaluation.event.EventMetrics;
import io.vad4j.core.evaluation.event.GroundTruthEvent;
import io.vad4j.core.evaluation.frame.Bootstrap;
import io.vad4j.core.evaluation.frame.ClipResult;
import io.vad4j.core.evaluation.frame.ConfidenceInterval;
import io.vad4j.core.evaluation.frame.ConfusionMatrix;
import io.vad4j.core.evaluation.frame.Coverage;
import io.vad4j.core.evaluation.frame.CurvePoint;
import io.vad4j.core.evaluation.frame.FrameAuc;
import io.vad4j.core.evaluation.frame.FrameMetrics;
import io.vad4j.core.evaluation.frame.OperatingPoint;
import io.vad4j.core.evaluation.frame.ScoreDistribution;
import io.vad4j.core.evaluation.region.PixelMetrics;
import io.vad4j.core.evaluation.region.RegionMetrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Converts an evaluation to nested maps for JSON writers. */
final class EvaluationMap {
  private EvaluationMap() {}

  static Map<String, Object> of(Evaluation evaluation) {
    EvaluationMetadata metadata = evaluation.metadata();
    FrameMetrics frames = evaluation.frames();
    Map<String, Object> map = new LinkedHashMap<>();
    metadata.dataset().ifPresent(name -> map.put("dataset", name));
    metadata.coverage().ifPresent(part -> map.put("partial", coverage(part)));
    map.put("clips", frames.clips());
    map.put("frames", frames.frames());
    map.put("abnormalFrames", frames.abnormalFrames());
    map.put("auc", auc(frames.auc(), evaluation.pixels()));
    put(map, "averagePrecision", frames.averagePrecision());
    put(map, "eer", frames.equalErrorRate());
    frames.atThreshold().ifPresent(point -> map.putAll(point(point)));
    put(map, "framesPerSecond", metadata.framesPerSecond());
    map.put("scorers", List.copyOf(metadata.scorers()));
    metadata.seed().ifPresent(seed -> map.put("seed", seed));
    metadata.causal().ifPresent(causal -> map.put("causal", causal));
    frames.bestF1().ifPresent(point -> map.put("bestF1", point(point)));
    map.put("operatingPoints", operatingPoints(frames));
    evaluation.pixels().ifPresent(pixels -> map.put("pixels", pixels(pixels)));
    evaluation.regions().ifPresent(regions -> map.put("regions", regions(regions)));
    evaluation.events().ifPresent(events -> map.put("events", events(events)));
    if (!evaluation.series().isEmpty()) {
      map.put("series", series(evaluation.series()));
    }
    evaluation.bootstrap().ifPresent(bootstrap -> map.put("intervals", intervals(bootstrap)));
    map.put("distribution", distribution(evaluation.distribution()));
    map.put("curves", curves(evaluation));
    map.put("perClip", evaluation.clips().stream().map(EvaluationMap::clip).toList());
    map.put("protocol", List.copyOf(evaluation.protocol()));
    return map;
  }

  private static Map<String, Object> coverage(Coverage part) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("clips", part.clips());
    map.put("expectedClips", part.expectedClips());
    map.put("frames", part.frames());
    map.put("expectedFrames", part.expectedFrames());
    return map;
  }

  private static Map<String, Object> auc(FrameAuc auc, Optional<PixelMetrics> pixels) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "micro", auc.micro());
    put(map, "perClip", auc.perClip());
    put(map, "macro", auc.macro());
    put(map, "macroPadded", auc.macroPadded());
    pixels.ifPresent(metrics -> put(map, "pixel", metrics.auc()));
    map.put("mixedClips", auc.mixedClips());
    return map;
  }

  private static Map<String, Object> point(OperatingPoint point) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("threshold", point.threshold());
    put(map, "truePositiveRate", point.confusion().truePositiveRate());
    put(map, "falsePositiveRate", point.confusion().falsePositiveRate());
    put(map, "precision", point.confusion().precision());
    put(map, "f1", point.confusion().f1());
    map.put("confusion", confusion(point.confusion()));
    return map;
  }

  private static Map<String, Object> confusion(ConfusionMatrix confusion) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("truePositives", confusion.truePositives());
    map.put("falsePositives", confusion.falsePositives());
    map.put("trueNegatives", confusion.trueNegatives());
    map.put("falseNegatives", confusion.falseNegatives());
    return map;
  }

  private static List<Object> operatingPoints(FrameMetrics frames) {
    return frames.atFalsePositiveRate().entrySet().stream()
        .<Object>map(
            entry -> {
              Map<String, Object> map = new LinkedHashMap<>();
              map.put("maxFalsePositiveRate", entry.getKey());
              map.putAll(point(entry.getValue()));
              return map;
            })
        .toList();
  }

  private static Map<String, Object> pixels(PixelMetrics pixels) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("frames", pixels.frames());
    map.put("maskedFrames", pixels.maskedFrames());
    map.put("unlabelledFrames", pixels.unlabelledFrames());
    map.put("abnormalPixels", pixels.abnormalPixels());
    map.put("normalPixels", pixels.normalPixels());
    put(map, "auc", pixels.auc());
    put(map, "averagePrecision", pixels.averagePrecision());
    put(map, "eer", pixels.equalErrorRate());
    return map;
  }

  private static Map<String, Object> series(List<SeriesMetrics> series) {
    Map<String, Object> map = new LinkedHashMap<>();
    series.forEach(one -> map.put(one.name(), one.toMap()));
    return map;
  }

  private static Map<String, Object> regions(RegionMetrics regions) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, "rbdc", regions.rbdc());
    put(map, "tbdc", regions.tbdc());
    map.put("frames", regions.frames());
    map.put("regions", regions.regions());
    map.put("tracks", regions.tracks());
    map.put("derivedTracks", regions.derivedTracks());
    map.put("scoredBoxes", regions.scoredBoxes());
    map.put("unlabelledFrames", regions.unlabelledFrames());
    map.put("minTrackFraction", regions.minTrackFraction());
    map.put("minIou", regions.minIou());
    map.put("regionCurve", curve(regions.regionCurve(), "falseRegionsPerFrame", "detected"));
    map.put("trackCurve", curve(regions.trackCurve(), "falseRegionsPerFrame", "detected"));
    return map;
  }

  private static Map<String, Object> events(EventMetrics events) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("groundTruthEvents", events.groundTruthEvents().size());
    map.put("detectedGroundTruthEvents", events.detectedGroundTruthEvents());
    map.put("alreadyOn", events.alreadyOn());
    map.put("alarms", events.alarms());
    map.put("falseAlarms", events.falseAlarms());
    put(map, "falseAlarmsPerHour", events.falseAlarmsPerHour());
    put(map, "falseAlarmTimeFraction", events.falseAlarmTimeFraction());
    map.put("comparedPlaces", events.comparedPlaces());
    put(map, "meanDelaySeconds", events.meanDelay());
    put(map, "medianDelaySeconds", events.medianDelay());
    map.put("normalHours", events.normalHours());
    map.put("hours", events.hours());
    map.put(
        "groundTruth",
        events.groundTruthEvents().stream().map(EvaluationMap::groundTruthEvent).toList());
    map.put(
        "detectedEvents",
        events.detectedEvents().stream().map(EvaluationMap::detectedEvent).toList());
    return map;
  }

  private static Object groundTruthEvent(GroundTruthEvent event) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("clip", event.clip());
    map.put("firstFrame", event.firstFrame());
    map.put("lastFrame", event.lastFrame());
    map.put("start", event.start());
    map.put("end", event.end());
    map.put("outcome", event.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    put(map, "delaySeconds", event.delay());
    return map;
  }

  private static Object detectedEvent(DetectedEvent event) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("clip", event.clip());
    map.put("channel", event.channel());
    map.put("start", event.startSeconds());
    map.put("end", event.endSeconds());
    return map;
  }

  private static Map<String, Object> intervals(Bootstrap bootstrap) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("resamples", bootstrap.resamples());
    map.put("seed", bootstrap.seed());
    bootstrap.micro().ifPresent(interval -> map.put("micro", interval(interval)));
    bootstrap.perClip().ifPresent(interval -> map.put("perClip", interval(interval)));
    bootstrap.macro().ifPresent(interval -> map.put("macro", interval(interval)));
    bootstrap
        .averagePrecision()
        .ifPresent(interval -> map.put("averagePrecision", interval(interval)));
    bootstrap.equalErrorRate().ifPresent(interval -> map.put("eer", interval(interval)));
    return map;
  }

  private static Map<String, Object> interval(ConfidenceInterval interval) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("lowerBound", interval.lowerBound());
    map.put("upperBound", interval.upperBound());
    map.put("validResamples", interval.validResamples());
    return map;
  }

  private static Map<String, Object> distribution(ScoreDistribution distribution) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("low", distribution.low());
    map.put("high", distribution.high());
    put(map, "meanNormal", distribution.meanNormal());
    put(map, "meanAbnormal", distribution.meanAbnormal());
    map.put("normal", distribution.normal());
    map.put("abnormal", distribution.abnormal());
    return map;
  }

  private static Map<String, Object> curves(Evaluation evaluation) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("roc", curve(evaluation.roc(), "falsePositiveRate", "truePositiveRate"));
    map.put("precisionRecall", curve(evaluation.precisionRecall(), "recall", "precision"));
    return map;
  }

  private static Map<String, Object> curve(List<CurvePoint> points, String xKey, String yKey) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(xKey, points.stream().map(CurvePoint::x).toList());
    map.put(yKey, points.stream().map(CurvePoint::y).toList());
    return map;
  }

  private static Object clip(ClipResult clip) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", clip.name());
    map.put("frames", clip.frames());
    map.put("abnormalFrames", clip.abnormalFrames());
    put(map, "auc", clip.auc());
    put(map, "meanNormal", clip.meanNormal());
    put(map, "meanAbnormal", clip.meanAbnormal());
    clip.confusion().ifPresent(confusion -> map.put("confusion", confusion(confusion)));
    return map;
  }

  private static void put(Map<String, Object> map, String key, OptionalDouble value) {
    value.ifPresent(number -> map.put(key, number));
  }
}

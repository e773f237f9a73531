package io.vad4j.core.model;

import io.vad4j.FalseAlarmEstimate;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.calibration.ThresholdRange;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.modelfile.ModelFile;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.signal.ScoreSeries;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Calibration, threshold and false-alarm estimate of a channel as entries of the manifest. */
final class ScoreChannelCodec {
  /** The surprisals of the normal clips that the channel was calibrated on. */
  private static final String HELD_OUT = "held-out-scores.f64";

  private ScoreChannelCodec() {}

  static void encode(
      ScoreChannel channel,
      String prefix,
      Map<String, String> manifest,
      Map<String, byte[]> parts) {
    manifest.put(prefix + ".calibration", channel.calibration().format());
    manifest.put(prefix + ".threshold", Double.toString(channel.threshold()));
    manifest.put(prefix + ".threshold.min", Double.toString(channel.thresholds().min()));
    manifest.put(prefix + ".threshold.max", Double.toString(channel.thresholds().max()));
    manifest.put(prefix + ".false-alarms.estimate", format(channel.falseAlarms()));
    parts.put(prefix + "/" + HELD_OUT, encode(channel.heldOut()));
  }

  static ScoreChannel decode(
      ModelFile content, String prefix, ScoreChannel.Group<FittedScorer> group) {
    return new ScoreChannel(
        group.kind(),
        group.scorers(),
        SurprisalCalibration.parse(content.entry(prefix + ".calibration")),
        Double.parseDouble(content.entry(prefix + ".threshold")),
        new ThresholdRange(
            Double.parseDouble(content.entry(prefix + ".threshold.min")),
            Double.parseDouble(content.entry(prefix + ".threshold.max"))),
        parseEstimate(content.entry(prefix + ".false-alarms.estimate")),
        decode(content.part(prefix + "/" + HELD_OUT)));
  }

  /** Clips one after the other: the number of frames, their times, their scores. */
  private static byte[] encode(List<ScoreSeries> clips) {
    int values = clips.stream().mapToInt(clip -> 1 + 2 * clip.scores().length).sum();
    ByteBuffer buffer = ByteBuffer.allocate(Double.BYTES * values);
    for (ScoreSeries clip : clips) {
      buffer.putDouble(clip.scores().length);
      Arrays.stream(clip.seconds()).forEach(buffer::putDouble);
      Arrays.stream(clip.scores()).forEach(buffer::putDouble);
    }
    return buffer.array();
  }

  private static List<ScoreSeries> decode(byte[] bytes) {
    DoubleBuffer values = ByteBuffer.wrap(bytes).asDoubleBuffer();
    List<ScoreSeries> clips = new ArrayList<>();
    while (values.hasRemaining()) {
      int frames = (int) values.get();
      if (frames < 0 || 2L * frames > values.remaining()) {
        throw new IllegalArgumentException("its part " + HELD_OUT + " is cut off");
      }
      double[] seconds = new double[frames];
      double[] scores = new double[frames];
      values.get(seconds).get(scores);
      clips.add(new ScoreSeries(seconds, scores));
    }
    return clips;
  }

  private static String format(FalseAlarmEstimate estimate) {
    return "%s %s %s %s %s"
        .formatted(
            estimate.rate(),
            estimate.lowerBound(),
            estimate.upperBound(),
            estimate.frameCount(),
            estimate.effectiveSampleSize());
  }

  private static FalseAlarmEstimate parseEstimate(String text) {
    double[] numbers = Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    if (numbers.length != 5) {
      throw new IllegalArgumentException("'" + text + "' is no estimate of false alarms");
    }
    return FalseAlarmEstimate.builder()
        .rate(numbers[0])
        .interval(numbers[1], numbers[2])
        .frameCount((long) numbers[3])
        .effectiveSampleSize(numbers[4])
        .build();
  }
}

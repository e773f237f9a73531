package io.vad4j.core.fusion;

import io.vad4j.ChannelThreshold;
import io.vad4j.DetectorConfig;
import io.vad4j.ModelInfo;
import java.util.List;

/**
 * The channels of a detector and their overall score. Immutable.
 *
 * @param channels the fused one first
 * @param overall the score of all of them together
 */
public record ChannelSet(List<ScoreChannel> channels, OverallScore overall) {
  /** Copies the list. */
  public ChannelSet {
    channels = List.copyOf(channels);
  }

  /** The set of fitted channels, with an overall score for the same false alarms. */
  public static ChannelSet of(List<ScoreChannel> channels, DetectorConfig config) {
    return new ChannelSet(channels, OverallScore.fit(channels, config));
  }

  /** A copy with the thresholds of another configuration. */
  public ChannelSet withConfig(DetectorConfig config) {
    return of(
        channels.stream()
            .map(
                channel ->
                    channel
                        .withFalseAlarmTarget(config.falseAlarmTarget())
                        .withThresholdOf(config.thresholds()))
            .toList(),
        config);
  }

  /** {@return the builder, with thresholds and estimates set} */
  public ModelInfo.Builder describe(ModelInfo.Builder info) {
    return info.calibrationFrames(channels.get(0).falseAlarms().frameCount())
        .threshold(overall.threshold(), overall.falseAlarms())
        .channelThresholds(
            channels.stream()
                .map(
                    channel ->
                        ChannelThreshold.of(
                            channel.name(), channel.threshold(), channel.falseAlarms()))
                .toList());
  }
}

package io.vad4j.core.fusion;

import io.vad4j.ChannelThreshold;
import io.vad4j.DetectorConfig;
import io.vad4j.EventRule;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.ModelInfo;
import io.vad4j.core.event.EventThreshold;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The channels of a detector with their overall score and the thresholds of their events.
 * Immutable.
 *
 * @param channels the fused one first
 * @param overall the score of all of them together
 * @param events the thresholds of the events of each channel
 */
public record ChannelSet(
    List<ScoreChannel> channels, OverallScore overall, List<EventThreshold> events) {
  /** Copies the lists. */
  public ChannelSet {
    channels = List.copyOf(channels);
    events = List.copyOf(events);
  }

  /**
   * The set of fitted channels with the thresholds of a configuration. Each channel has an equal
   * share of the false alarms that are allowed, so that all of them together keep to these, and
   * each that is calibrated by frames one of the events. The overall score has all of them.
   */
  public static ChannelSet of(List<ScoreChannel> fitted, DetectorConfig config) {
    FalseAlarmTarget share = share(config.falseAlarmTarget(), fitted.size());
    List<ScoreChannel> channels =
        fitted.stream()
            .map(
                channel -> channel.withFalseAlarmTarget(share).withThresholdOf(config.thresholds()))
            .toList();
    double eventsPerHour =
        config.eventsPerHour()
            / Math.max(1, channels.stream().filter(channel -> channel.stays().isEmpty()).count());
    return new ChannelSet(
        channels,
        OverallScore.fit(channels, config),
        channels.stream()
            .map(channel -> eventThreshold(channel, config.eventRule(), eventsPerHour))
            .toList());
  }

  private static EventThreshold eventThreshold(
      ScoreChannel channel, EventRule rule, double eventsPerHour) {
    return channel.stays().isPresent()
        ? EventThreshold.ofStays(channel.heldOut(), channel.threshold(), rule)
        : EventThreshold.fit(channel.heldOut(), channel.threshold(), rule, eventsPerHour);
  }

  /** A copy with the thresholds of another configuration. */
  public ChannelSet withConfig(DetectorConfig config) {
    return of(channels, config);
  }

  /** The target of each of several channels (Bonferroni). */
  private static FalseAlarmTarget share(FalseAlarmTarget target, int channels) {
    FalseAlarmTarget.PerFrame perFrame = (FalseAlarmTarget.PerFrame) target;
    return new FalseAlarmTarget.PerFrame(perFrame.rate() / channels, perFrame.confidence());
  }

  /** {@return the builder, with thresholds and estimates set} */
  public ModelInfo.Builder describe(ModelInfo.Builder info) {
    return info.calibrationFrames(channels.get(0).falseAlarms().frameCount())
        .threshold(overall.threshold(), overall.falseAlarms())
        .events(EventThreshold.sum(events))
        .channelThresholds(IntStream.range(0, channels.size()).mapToObj(this::describe).toList());
  }

  private ChannelThreshold describe(int number) {
    ScoreChannel channel = channels.get(number);
    return ChannelThreshold.of(
        channel.name(),
        channel.threshold(),
        channel.falseAlarms(),
        events.get(number).entry(),
        events.get(number).estimate());
  }
}

package io.vad4j;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a detector has learned and where that came from.
 *
 * @param libraryVersion the version of the library that made it
 * @param created when it was fitted
 * @param seed the seed of everything random
 * @param trainingSources what normal footage it learned from, a name each
 * @param trainingFrames number of frames that scorers were trained on
 * @param calibrationFrames number of held-out normal frames that calibration and threshold stand on
 * @param threshold the score from which a frame is abnormal
 * @param falseAlarms how often normal footage reaches that threshold
 * @param width width in pixels of the frames that scorers see
 * @param height height in pixels of the frames that scorers see
 * @param scorers name of each scorer
 * @param weights weight of each scorer in the fusion, in the same order
 * @param causal whether a score depends on this and earlier frames only
 * @param environment versions of Java, of the system and of native libraries, by name
 * @param channelThresholds the thresholds of kinds of anomaly that are judged apart
 * @param weightSource where the weights come from, in words: "given", "learned from …", "equal,
 *     since …"
 * @param syntheticValidation how the detector did on anomalies made of its own normal footage
 * @param warnings why the false-alarm rate may not hold, a sentence each; none if nothing is known
 *     against it
 * @since 0.1.0
 */
public record ModelInfo(
    String libraryVersion,
    Instant created,
    long seed,
    List<String> trainingSources,
    long trainingFrames,
    long calibrationFrames,
    double threshold,
    FalseAlarmEstimate falseAlarms,
    int width,
    int height,
    List<String> scorers,
    List<Double> weights,
    boolean causal,
    Map<String, String> environment,
    List<ChannelThreshold> channelThresholds,
    String weightSource,
    SyntheticValidation syntheticValidation,
    List<String> warnings) {

  /**
   * Keeps copies of the collections.
   *
   * @param libraryVersion the version of the library that made it
   * @param created when it was fitted
   * @param seed the seed of everything random
   * @param trainingSources what normal footage it learned from
   * @param trainingFrames number of frames that scorers were trained on
   * @param calibrationFrames number of held-out normal frames that calibration and threshold stand
   *     on
   * @param threshold the score from which a frame is abnormal
   * @param falseAlarms how often normal footage reaches that threshold
   * @param width width in pixels of the frames that scorers see
   * @param height height in pixels of the frames that scorers see
   * @param scorers name of each scorer
   * @param weights weight of each scorer in the fusion
   * @param causal whether a score depends on this and earlier frames only
   * @param environment versions of Java, libraries and the machine
   * @param channelThresholds the thresholds of kinds of anomaly that are judged apart
   * @param weightSource where the weights come from, in words
   * @param syntheticValidation how the detector did on anomalies made of its own normal footage
   * @param warnings why the false-alarm rate may not hold
   */
  public ModelInfo {
    Objects.requireNonNull(libraryVersion, "libraryVersion");
    Objects.requireNonNull(created, "created");
    Objects.requireNonNull(falseAlarms, "falseAlarms");
    trainingSources = List.copyOf(trainingSources);
    scorers = List.copyOf(scorers);
    weights = List.copyOf(weights);
    environment = Map.copyOf(environment);
    Objects.requireNonNull(weightSource, "weighting");
    Objects.requireNonNull(syntheticValidation, "selfTest");
    channelThresholds = List.copyOf(channelThresholds);
    warnings = List.copyOf(warnings);
  }
}

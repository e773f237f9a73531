package io.vad4j.core.training;

import io.vad4j.DetectorConfig;
import io.vad4j.core.calibration.FalseAlarmEstimator;
import io.vad4j.core.calibration.StayCalibration;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.signal.ScoreSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks training video for properties that make the false-alarm rate unreliable. */
final class TrainingSetChecks {
  /** Minimum of expected independent frames beyond the threshold. */
  private static final double MIN_EXPECTED_EXCEEDANCES = 1;

  private static final int MIN_OBJECTS = 3;

  /** The surprisal that a tenth of all normal frames reach. */
  private static final double HIGH_SCORE = 1;

  /** Share of high scores above which a clip is atypical. */
  private static final double MAX_HIGH_SCORE_RATIO = 0.5;

  /** Seconds after which a report of a stationary object is late. */
  private static final double MAX_STAY_SECONDS = 120;

  private static final int MIN_CLIP_FRAMES = 20;
  private static final int MAX_NAMED_CLIPS = 3;

  private TrainingSetChecks() {}

  /**
   * Warnings about the training video, a sentence each.
   *
   * @param channels the fused one first
   * @param clips the clips that calibrate them
   * @param config says whether a duration of stays is given
   * @param objectCount number of moving objects in the video; negative if not counted
   */
  static List<String> findWarnings(
      List<ScoreChannel> channels,
      List<FrameCache.Clip> clips,
      DetectorConfig config,
      int objectCount) {
    ScoreChannel channel = channels.get(0);
    List<ScoreSeries> surprisals = channel.heldOut();
    List<String> warnings = new ArrayList<>();
    double rate = Math.pow(10, -channel.threshold());
    double effectiveSampleSize = channel.falseAlarms().effectiveSampleSize();
    if (rate * effectiveSampleSize < MIN_EXPECTED_EXCEEDANCES) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "The normal video is too short for a reliable false-alarm rate: its frames are worth"
                  + " about %.0f independent ones, and a rate of %.3g %% needs %.0f. The"
                  + " threshold is extrapolated, by a tail that is for %.0f %% that of other scenes;"
                  + " give more video, from several times of day.",
              effectiveSampleSize,
              100 * rate,
              Math.ceil(MIN_EXPECTED_EXCEEDANCES / rate),
              100 * FalseAlarmEstimator.priorShare(effectiveSampleSize)));
    }
    if (objectCount >= 0 && objectCount < MIN_OBJECTS) {
      warnings.add(
          "The normal video is too uniform: "
              + (objectCount == 0 ? "nothing" : "hardly anything")
              + " moves in it that could be segmented. Whatever moves there later may be reported"
              + " as anomalous; give video in which normal activity happens.");
    }
    List<String> atypicalClips = new ArrayList<>();
    for (int i = 0; i < surprisals.size(); i++) {
      int frames = surprisals.get(i).scores().length;
      if (frames >= MIN_CLIP_FRAMES
          && surprisals.get(i).countReaching(HIGH_SCORE) > MAX_HIGH_SCORE_RATIO * frames) {
        atypicalClips.add(clips.get(i).name());
      }
    }
    if (!atypicalClips.isEmpty()) {
      warnings.add(
          "The normal video changes between its clips: more than half of %s scores as high as the"
                  .formatted(formatNames(atypicalClips))
              + " most anomalous tenth of all. If that is normal, more video like it is needed for"
              + " the false-alarm rate to hold; if not, leave it out.");
    }
    channels.forEach(one -> warnings.addAll(findStayWarnings(one, config)));
    return warnings;
  }

  /**
   * Warnings about the stays in the training video, a sentence or two each.
   *
   * @param channel any channel of the detector
   * @param config says whether a duration is given
   */
  private static List<String> findStayWarnings(ScoreChannel channel, DetectorConfig config) {
    Optional<ScoreChannel.Stays> stays = channel.stays();
    if (stays.isEmpty() || config.stationaryAfter().isPresent()) {
      return List.of();
    }
    int count = stays.get().count();
    double seconds = stays.get().threshold();
    if (count < StayCalibration.MIN_STAYS) {
      return List.of(
          String.format(
              Locale.ROOT,
              "In the normal video something stays %d times, too rarely to tell how long things stay"
                  + " when all is normal. Stationary objects are reported after %.0f seconds; give"
                  + " the duration that you want (stationaryAfter, --stationary-after).",
              count,
              seconds));
    }
    return seconds <= MAX_STAY_SECONDS
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "Things stay for so long in the normal video that stationary objects are reported"
                    + " after %.0f seconds only. If that is too late, give the duration that you"
                    + " want (stationaryAfter, --stationary-after).",
                seconds));
  }

  private static String formatNames(List<String> clips) {
    return clips.size() <= MAX_NAMED_CLIPS
        ? String.join(" and ", clips)
        : "%s and %d other clips".formatted(clips.get(0), clips.size() - 1);
  }
}

package io.vad4j.core.training;

import io.vad4j.core.fusion.ChannelCalibration;
import io.vad4j.core.signal.ScoreSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks for what in the normal footage may keep the false-alarm rate from holding. */
final class TrainingSetChecks {
  /** Fewer expected independent frames beyond the threshold, and it is a guess. */
  private static final double MIN_EXPECTED_EXCEEDANCES = 1;

  private static final int MIN_OBJECTS = 3;

  /** The score that a tenth of all normal frames reach. */
  private static final double HIGH_SCORE = 1;

  /** A clip of which so large a share is high is unlike the others. */
  private static final double MAX_HIGH_SCORE_RATIO = 0.5;

  private static final int MIN_CLIP_FRAMES = 20;
  private static final int MAX_NAMED_CLIPS = 3;

  private TrainingSetChecks() {}

  /**
   * What is to be said against the footage, a sentence each.
   *
   * @param calibration what the score says of it
   * @param clips the names of the clips
   * @param scores the scores of each clip
   * @param objectCount how many moving things were found in it; negative if none were sought
   */
  static List<String> findWarnings(
      ChannelCalibration calibration,
      List<String> clips,
      List<ScoreSeries> scores,
      int objectCount) {
    List<String> warnings = new ArrayList<>();
    double rate = Math.pow(10, -calibration.threshold());
    double effectiveSampleSize = calibration.falseAlarms().effectiveSampleSize();
    if (rate * effectiveSampleSize < MIN_EXPECTED_EXCEEDANCES) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "The normal footage is too short to keep the false-alarm rate: its frames are worth"
                  + " about %.0f that are independent, and a rate of %.3g %% needs %.0f. The"
                  + " threshold is extrapolated; give more footage, from several times of day.",
              effectiveSampleSize,
              100 * rate,
              Math.ceil(MIN_EXPECTED_EXCEEDANCES / rate)));
    }
    if (objectCount >= 0 && objectCount < MIN_OBJECTS) {
      warnings.add(
          "The normal footage is too uniform: "
              + (objectCount == 0 ? "nothing" : "hardly anything")
              + " moves in it that could be told apart. Whatever moves there later may be called"
              + " abnormal; give footage in which the usual happens.");
    }
    List<String> atypicalClips = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      int frames = scores.get(i).scores().length;
      if (frames >= MIN_CLIP_FRAMES
          && scores.get(i).countReaching(HIGH_SCORE) > MAX_HIGH_SCORE_RATIO * frames) {
        atypicalClips.add(clips.get(i));
      }
    }
    if (!atypicalClips.isEmpty()) {
      warnings.add(
          "The normal footage changes between its clips: more than half of %s is as unusual as the"
                  .formatted(formatNames(atypicalClips))
              + " most unusual tenth of all. If that is normal, more footage like it is needed for"
              + " the false-alarm rate to hold; if not, leave it out.");
    }
    return warnings;
  }

  private static String formatNames(List<String> clips) {
    return clips.size() <= MAX_NAMED_CLIPS
        ? String.join(" and ", clips)
        : "%s and %d other clips".formatted(clips.get(0), clips.size() - 1);
  }
}

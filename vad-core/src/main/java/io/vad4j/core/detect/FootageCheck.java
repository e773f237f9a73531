package io.vad4j.core.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks for what in the normal footage may keep the false-alarm rate from holding. */
final class FootageCheck {
  /** Fewer expected independent frames beyond the threshold, and it is a guess. */
  private static final double FEWEST_BEYOND = 1;

  private static final int FEWEST_THINGS = 3;

  /** The score that a tenth of all normal frames reach. */
  private static final double HIGH = 1;

  /** A clip of which so large a share is high is unlike the others. */
  private static final double UNLIKE = 0.5;

  private static final int FEWEST_FRAMES = 20;
  private static final int MOST_NAMED = 3;

  private FootageCheck() {}

  /**
   * What is to be said against the footage, a sentence each.
   *
   * @param evidence what the score says of it
   * @param clips the names of the clips
   * @param scores the scores of each clip
   * @param things how many moving things were found in it; negative if none were sought
   */
  static List<String> warnings(
      FusedEvidence evidence, List<String> clips, List<ScoreSeries> scores, int things) {
    List<String> warnings = new ArrayList<>();
    double rate = Math.pow(10, -evidence.threshold());
    double independent = evidence.falseAlarms().independentFrames();
    if (rate * independent < FEWEST_BEYOND) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "The normal footage is too short to keep the false-alarm rate: its frames are worth"
                  + " about %.0f that are independent, and a rate of %.3g %% needs %.0f. The"
                  + " threshold is extrapolated; give more footage, from several times of day.",
              independent,
              100 * rate,
              Math.ceil(FEWEST_BEYOND / rate)));
    }
    if (things >= 0 && things < FEWEST_THINGS) {
      warnings.add(
          "The normal footage is too uniform: "
              + (things == 0 ? "nothing" : "hardly anything")
              + " moves in it that could be told apart. Whatever moves there later may be called"
              + " abnormal; give footage in which the usual happens.");
    }
    List<String> unlike = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      int frames = scores.get(i).scores().length;
      if (frames >= FEWEST_FRAMES && scores.get(i).reaching(HIGH) > UNLIKE * frames) {
        unlike.add(clips.get(i));
      }
    }
    if (!unlike.isEmpty()) {
      warnings.add(
          "The normal footage changes between its clips: more than half of %s is as unusual as the"
                  .formatted(names(unlike))
              + " most unusual tenth of all. If that is normal, more footage like it is needed for"
              + " the false-alarm rate to hold; if not, leave it out.");
    }
    return warnings;
  }

  private static String names(List<String> clips) {
    return clips.size() <= MOST_NAMED
        ? String.join(" and ", clips)
        : "%s and %d other clips".formatted(clips.get(0), clips.size() - 1);
  }
}

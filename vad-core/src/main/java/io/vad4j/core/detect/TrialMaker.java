package io.vad4j.core.detect;

import io.vad4j.Progress;
import io.vad4j.core.synthetic.PastedAnomalies;
import io.vad4j.core.synthetic.PastedClip;
import io.vad4j.core.synthetic.PastedKind;
import io.vad4j.core.synthetic.ThingSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/**
 * Makes pasted anomalies of footage that is held out. Each part of the footage has its own, cut
 * from it and pasted into it, so that weights learned on some parts can be checked on another, and
 * no model is tried on what it was trained on.
 */
final class TrialMaker {
  /** About the most frames of a part that things are sought in. */
  private static final int FRAMES = 600;

  private static final int SHORTEST_STRETCH = 100;

  /** How long scorers see normal frames beside their warm-up, for smoothing to settle. */
  private static final Duration SETTLING = Duration.ofMillis(1500);

  private static final int LONGEST_WARM_UP = 100;

  private final DetectorSettings settings;
  private final Workers workers;

  TrialMaker(DetectorSettings settings, Workers workers) {
    this.settings = settings;
    this.workers = workers;
  }

  /**
   * The trials.
   *
   * @param trials none where nothing moves that can be cut out, or none were wanted
   * @param things how many moving things were found that can be cut out
   * @param sizes of all moving things; none if neither they nor trials were wanted
   */
  record Made(List<PastedTrial> trials, int things, List<ThingSize> sizes) {}

  /** Makes the trials of all parts. */
  Made make(Folds folds) {
    List<List<Integer>> parts = folds.parts();
    int each = (settings.selfTest() + parts.size() - 1) / parts.size();
    if (each == 0 && settings.perspective() != PerspectiveChoice.WHERE_SEEN) {
      return new Made(List.of(), 0, List.of());
    }
    settings
        .progress()
        .progressed(new Progress("pasting anomalies", 0, OptionalLong.of(parts.size()), ""));
    List<Callable<Made>> tasks = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      int number = part;
      tasks.add(() -> make(folds, number, parts.get(number), each));
    }
    List<PastedTrial> trials = new ArrayList<>();
    int things = 0;
    List<ThingSize> sizes = new ArrayList<>();
    for (Made made : workers.all(tasks)) {
      trials.addAll(made.trials());
      things += made.things();
      sizes.addAll(made.sizes());
    }
    return new Made(trials, things, sizes);
  }

  private Made make(Folds folds, int part, List<Integer> members, int each) {
    List<Footage.Clip> clips = members.stream().map(folds.all()::get).toList();
    PastedAnomalies pasted = PastedAnomalies.of(stretches(clips), 31 * settings.seed() + part);
    List<PastedTrial> trials = new ArrayList<>();
    for (PastedClip clip : pasted.clips(PastedKind.standard(), each, lead(clips))) {
      PastedTrial trial = PastedTrial.of(part, folds.foldOf(members.get(0)), clip);
      if (trial.seen().length > 0) {
        trials.add(trial);
      }
    }
    return new Made(trials, pasted.things(), pasted.sizes());
  }

  /** The middle of each clip, or of some of them where there are many. */
  private static List<Footage.Clip> stretches(List<Footage.Clip> clips) {
    int most = Math.max(1, FRAMES / SHORTEST_STRETCH);
    int wanted = Math.min(most, clips.size());
    List<Footage.Clip> stretches = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      Footage.Clip clip = clips.get((int) ((long) i * clips.size() / wanted));
      int length = Math.min(clip.size(), FRAMES / wanted);
      int from = (clip.size() - length) / 2;
      stretches.add(clip.part(from, from + length));
    }
    return stretches;
  }

  private int lead(List<Footage.Clip> clips) {
    int warmUp =
        Panel.of(settings.scorers()).get(0).pick(settings.scorers()).stream()
            .mapToInt(choice -> choice.provider().descriptor().warmUp())
            .max()
            .orElse(0);
    Footage.Clip clip = clips.get(0);
    double[] seconds = clip.seconds();
    double interval = seconds.length < 2 ? 0 : seconds[seconds.length - 1] / (seconds.length - 1);
    int settling = interval <= 0 ? 15 : (int) Math.ceil(SETTLING.toMillis() / 1000.0 / interval);
    return Math.min(LONGEST_WARM_UP, warmUp) + Math.min(LONGEST_WARM_UP, settling);
  }
}

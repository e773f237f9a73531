package io.vad4j.core.detect;

import io.vad4j.AnomalyMap;
import io.vad4j.Progress;
import io.vad4j.TrainingException;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingClip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** Measures what scorers say of normal clips that they were not trained on. */
final class Calibrator {
  /** About the most frames that a perspective is learned from. */
  private static final int PERSPECTIVE_FRAMES = 3000;

  /** About the most maps of these that count. */
  private static final int PERSPECTIVE_MAPS = 500;

  private final DetectorSettings settings;
  private final List<Footage.Clip> clips;
  private final Workers workers;
  private final long frames;

  Calibrator(DetectorSettings settings, List<Footage.Clip> clips, Workers workers) {
    this.settings = settings;
    this.workers = workers;
    this.clips = List.copyOf(clips);
    this.frames = clips.stream().mapToLong(Footage.Clip::size).sum();
  }

  /**
   * What one scorer says of the clips.
   *
   * @param values a series for each clip; NaN during warm-up
   */
  record Measured(Perspective perspective, Calibration calibration, List<double[]> values) {}

  /**
   * Runs a scorer over all clips.
   *
   * @param models gives the model for each clip, by its number
   * @param perspective what evidence is divided by
   */
  Measured measure(ScorerChoice choice, IntFunction<ScorerModel> models, Perspective perspective) {
    AtomicLong done = new AtomicLong();
    List<Callable<double[]>> tasks = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      int clip = i;
      tasks.add(
          () -> {
            double[] series = values(choice, models.apply(clip), perspective, clips.get(clip));
            report(choice, done, series.length);
            return series;
          });
    }
    List<double[]> values = workers.all(tasks);
    double[] known =
        values.stream()
            .flatMapToDouble(Arrays::stream)
            .filter(value -> !Double.isNaN(value))
            .toArray();
    if (known.length < Folds.FEWEST_FRAMES / 2) {
      throw new TrainingException(
          "Scorer %s has evidence for only %d of %d frames, since each clip's first %d are warm-up. Give longer clips."
              .formatted(
                  choice.name(), known.length, frames, choice.provider().descriptor().warmUp()));
    }
    return new Measured(
        perspective,
        Calibration.ofScorer(known, choice.provider().descriptor().resolution()),
        values);
  }

  private void report(ScorerChoice choice, AtomicLong done, int more) {
    synchronized (done) {
      settings
          .progress()
          .progressed(
              new Progress(
                  "calibrating " + choice.name(),
                  done.addAndGet(more),
                  OptionalLong.of(frames),
                  ""));
    }
  }

  /**
   * How large a scorer's evidence usually is at each height of the picture, by a stretch from the
   * middle of each clip.
   *
   * @param models gives the model for each clip, by its number
   */
  Perspective perspective(ScorerChoice choice, IntFunction<ScorerModel> models) {
    int longest = Math.max(1, PERSPECTIVE_FRAMES / clips.size());
    int every = (int) Math.max(1, Math.min(frames, PERSPECTIVE_FRAMES) / PERSPECTIVE_MAPS);
    List<Callable<List<AnomalyMap>>> tasks = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      int clip = i;
      tasks.add(() -> maps(choice, models.apply(clip), middle(clips.get(clip), longest), every));
    }
    List<AnomalyMap> maps = workers.all(tasks).stream().flatMap(List::stream).toList();
    return maps.isEmpty() ? Perspective.NONE : Perspective.of(maps);
  }

  private static Footage.Clip middle(Footage.Clip clip, int longest) {
    int length = Math.min(clip.size(), longest);
    int from = (clip.size() - length) / 2;
    return clip.part(from, from + length);
  }

  private List<AnomalyMap> maps(
      ScorerChoice choice, ScorerModel model, TrainingClip clip, int every) {
    List<AnomalyMap> maps = new ArrayList<>();
    try (ScorerChannel channel = channel(choice, model, Perspective.NONE)) {
      for (int frame = 0; frame < clip.size(); frame++) {
        Optional<ScorerChannel.Reading> reading = channel.read(clip.frame(frame));
        if (reading.isPresent() && frame % every == 0) {
          maps.add(reading.get().map());
        }
      }
    }
    return maps;
  }

  private double[] values(
      ScorerChoice choice, ScorerModel model, Perspective perspective, TrainingClip clip) {
    double[] values = new double[clip.size()];
    try (ScorerChannel channel = channel(choice, model, perspective)) {
      for (int frame = 0; frame < values.length; frame++) {
        values[frame] =
            channel.read(clip.frame(frame)).map(ScorerChannel.Reading::value).orElse(Double.NaN);
      }
    }
    return values;
  }

  /**
   * What a scorer says of pasted anomalies.
   *
   * @param models gives the model for each fold
   * @return for each trial the pooled, smoothed evidence of the frames in which the thing is seen;
   *     NaN during warm-up
   */
  List<double[]> measureTrials(
      ScorerChoice choice,
      IntFunction<ScorerModel> models,
      Perspective perspective,
      List<PastedTrial> trials) {
    AtomicLong done = new AtomicLong();
    List<Callable<double[]>> tasks = new ArrayList<>();
    for (PastedTrial trial : trials) {
      tasks.add(
          () -> {
            double[] values = values(choice, models.apply(trial.fold()), perspective, trial.clip());
            synchronized (done) {
              settings
                  .progress()
                  .progressed(
                      new Progress(
                          "trying " + choice.name() + " on pasted anomalies",
                          done.incrementAndGet(),
                          OptionalLong.of(trials.size()),
                          ""));
            }
            return Arrays.stream(trial.seen()).mapToDouble(frame -> values[frame]).toArray();
          });
    }
    return workers.all(tasks);
  }

  private ScorerChannel channel(ScorerChoice choice, ScorerModel model, Perspective perspective) {
    return new ScorerChannel(
        model.open(), perspective, choice.effectivePooling(), new Smoothing(settings.smoothing()));
  }

  /** What each panel of the fitted scorers says of the clips. */
  List<FusedEvidence> fuse(List<FittedScorer> scorers, List<Measured> measured) {
    return Panel.of(scorers.stream().map(FittedScorer::choice).toList()).stream()
        .map(panel -> fuseTogether(panel.pick(scorers), panel.pick(measured)))
        .toList();
  }

  private FusedEvidence fuseTogether(List<FittedScorer> scorers, List<Measured> measured) {
    return FusedEvidence.of(settings.falseAlarms(), scorers, evidence(measured));
  }

  /** The scores of the clips, by what the panel that gives them says of normal footage. */
  List<ScoreSeries> scores(
      List<FittedScorer> scorers, List<Measured> measured, FusedEvidence evidence) {
    Panel main = Panel.of(scorers.stream().map(FittedScorer::choice).toList()).get(0);
    return evidence.scores(main.pick(scorers), evidence(main.pick(measured)));
  }

  /** What scorers said, clip by clip. */
  private List<ClipEvidence> evidence(List<Measured> measured) {
    List<ClipEvidence> evidence = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      int clip = i;
      evidence.add(
          new ClipEvidence(
              clips.get(i).seconds(),
              measured.stream().map(scorer -> scorer.values().get(clip)).toList()));
    }
    return evidence;
  }
}

package io.vad4j.core.detect;

import io.vad4j.AnomalyKind;
import io.vad4j.Contribution;
import io.vad4j.SelfTest;
import io.vad4j.spi.ScorerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Fits the fusion of scorers: their weights, the calibration and the threshold of each panel, and
 * what is to be known of all that. Scorers are added one after the other, while the models that
 * have not seen the held-out footage are at hand.
 */
final class FusionFitting {
  private final DetectorSettings settings;
  private final Folds folds;
  private final Calibrator calibrator;
  private final TrialMaker.Made made;
  private final Panel main;
  private final List<FittedScorer> scorers = new ArrayList<>();
  private final List<Calibrator.Measured> measured = new ArrayList<>();
  private final List<List<double[]>> tried = new ArrayList<>();

  FusionFitting(
      DetectorSettings settings, Folds folds, Calibrator calibrator, TrialMaker.Made made) {
    this.settings = settings;
    this.folds = folds;
    this.calibrator = calibrator;
    this.made = made;
    this.main = Panel.of(settings.scorers()).get(0);
  }

  /**
   * What was fitted.
   *
   * @param scorers with their weights
   * @param evidence of each panel
   * @param weighting where the weights come from
   * @param selfTest what became of the pasted anomalies
   * @param warnings what is to be said against the footage
   */
  record Fitted(
      List<FittedScorer> scorers,
      List<FusedEvidence> evidence,
      String weighting,
      SelfTest selfTest,
      List<String> warnings) {}

  /**
   * Adds the next scorer, and tries it on pasted anomalies if it takes part in the score.
   *
   * @param heldOut what it says of held-out normal clips
   * @param models gives its model for each fold
   */
  void add(FittedScorer scorer, Calibrator.Measured heldOut, IntFunction<ScorerModel> models) {
    if (main.members().contains(scorers.size())) {
      tried.add(
          calibrator.measureTrials(scorer.choice(), models, heldOut.perspective(), made.trials()));
    }
    scorers.add(scorer);
    measured.add(heldOut);
  }

  /** Fits, after all scorers were added. */
  Fitted fit() {
    List<FittedScorer> fused = main.pick(scorers);
    TrialEvidence evidence = trialEvidence(fused);
    WeightLearning.Learned weights = weights(fused, evidence);
    List<FittedScorer> weighted = new ArrayList<>(scorers);
    for (int i = 0; i < fused.size(); i++) {
      weighted.set(main.members().get(i), fused.get(i).weighing(weights.weights()[i]));
    }
    List<FusedEvidence> panels = calibrator.fuse(weighted, measured);
    return new Fitted(
        weighted,
        panels,
        weights.why(),
        selfTest(evidence, weights.weights(), panels.get(0)),
        warnings(weighted, panels.get(0)));
  }

  private TrialEvidence trialEvidence(List<FittedScorer> fused) {
    List<Calibrator.Measured> said = main.pick(measured);
    List<List<double[]>> clips =
        IntStream.range(0, folds.all().size())
            .mapToObj(clip -> said.stream().map(scorer -> scorer.values().get(clip)).toList())
            .toList();
    return TrialEvidence.of(fused, clips, folds.parts(), made.trials(), tried);
  }

  private WeightLearning.Learned weights(List<FittedScorer> fused, TrialEvidence evidence) {
    if (settings.weights() == WeightChoice.LEARNED) {
      List<AnomalyKind> kinds =
          fused.stream().map(scorer -> scorer.choice().provider().descriptor().kind()).toList();
      return new WeightLearning(kinds, evidence).learn();
    }
    return new WeightLearning.Learned(
        fused.stream().mapToDouble(scorer -> scorer.choice().weight()).toArray(),
        settings.weights() == WeightChoice.GIVEN ? "given" : "equal, as asked for");
  }

  private static SelfTest selfTest(TrialEvidence evidence, double[] weights, FusedEvidence panel) {
    double[] effective = weights.length == 1 ? new double[] {1} : weights;
    NormalRanks ranks = new NormalRanks(evidence.allNormal(), effective);
    double threshold = panel.calibration().value(panel.threshold());
    double least =
        weights.length == 1
            ? new Contribution("alone", AnomalyKind.OTHER, threshold, 1).evidence()
            : threshold;
    List<SelfTest.Trial> trials = new ArrayList<>();
    for (TrialEvidence.Tried one : evidence.tried()) {
      boolean found =
          one.frames().stream().anyMatch(terms -> TrialEvidence.fused(terms, effective) >= least);
      trials.add(
          new SelfTest.Trial(
              one.trial().clip().kind().words(),
              one.trial().clip().name(),
              ranks.rank(one),
              found));
    }
    return new SelfTest(trials);
  }

  private List<String> warnings(List<FittedScorer> weighted, FusedEvidence panel) {
    return FootageCheck.warnings(
        panel,
        folds.all().stream().map(Footage.Clip::name).toList(),
        calibrator.scores(weighted, measured, panel),
        settings.selfTest() == 0 ? -1 : made.things());
  }
}

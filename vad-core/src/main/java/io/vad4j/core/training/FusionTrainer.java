package io.vad4j.core.training;

import io.vad4j.AnomalyKind;
import io.vad4j.ScorerContribution;
import io.vad4j.SyntheticValidation;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.WeightMode;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.fusion.ChannelCalibration;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.scoring.FittedScorer;
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
final class FusionTrainer {
  private final DetectorSettings settings;
  private final KFold folds;
  private final HeldOutScorer heldOutScorer;
  private final PseudoAnomalyTrials.TrialSet trialSet;
  private final ScoreChannel fusedChannel;
  private final List<FittedScorer> scorers = new ArrayList<>();
  private final List<HeldOutScorer.HeldOutScores> heldOutScores = new ArrayList<>();
  private final List<List<double[]>> trialSeries = new ArrayList<>();

  FusionTrainer(
      DetectorSettings settings,
      KFold folds,
      HeldOutScorer heldOutScorer,
      PseudoAnomalyTrials.TrialSet trialSet) {
    this.settings = settings;
    this.folds = folds;
    this.heldOutScorer = heldOutScorer;
    this.trialSet = trialSet;
    this.fusedChannel = ScoreChannel.partition(settings.scorers()).get(0);
  }

  /**
   * What was fitted.
   *
   * @param scorers with their weights
   * @param calibrations of each panel
   * @param weightSource where the weights come from
   * @param validation what became of the pasted anomalies
   * @param warnings what is to be said against the footage
   */
  record FusionResult(
      List<FittedScorer> scorers,
      List<ChannelCalibration> calibrations,
      String weightSource,
      SyntheticValidation validation,
      List<String> warnings) {}

  /**
   * Adds the next scorer, and tries it on pasted anomalies if it takes part in the score.
   *
   * @param heldOutResult what it says of held-out normal clips
   * @param models gives its model for each fold
   */
  void add(
      FittedScorer scorer,
      HeldOutScorer.HeldOutScores heldOutResult,
      IntFunction<ScorerModel> models) {
    if (fusedChannel.members().contains(scorers.size())) {
      trialSeries.add(
          heldOutScorer.scoreTrials(
              scorer.config(), models, heldOutResult.perspective(), trialSet.trials()));
    }
    scorers.add(scorer);
    heldOutScores.add(heldOutResult);
  }

  /** Fits, after all scorers were added. */
  FusionResult fit() {
    List<FittedScorer> fusedScorers = fusedChannel.select(scorers);
    TrialScores trialScores = collectTrialScores(fusedScorers);
    FusionWeightLearner.WeightResult weights = chooseWeights(fusedScorers, trialScores);
    List<FittedScorer> weighted = new ArrayList<>(scorers);
    for (int i = 0; i < fusedScorers.size(); i++) {
      weighted.set(
          fusedChannel.members().get(i), fusedScorers.get(i).withWeight(weights.weights()[i]));
    }
    List<ChannelCalibration> calibrations =
        heldOutScorer.calibrateChannels(weighted, heldOutScores);
    return new FusionResult(
        weighted,
        calibrations,
        weights.source(),
        validate(trialScores, weights.weights(), calibrations.get(0)),
        findWarnings(weighted, calibrations.get(0)));
  }

  private TrialScores collectTrialScores(List<FittedScorer> fusedScorers) {
    List<HeldOutScorer.HeldOutScores> fusedScores = fusedChannel.select(heldOutScores);
    List<List<double[]>> clips =
        IntStream.range(0, folds.heldOutClips().size())
            .mapToObj(
                clip -> fusedScores.stream().map(scorer -> scorer.values().get(clip)).toList())
            .toList();
    return TrialScores.collect(
        fusedScorers, clips, folds.validationParts(), trialSet.trials(), trialSeries);
  }

  private FusionWeightLearner.WeightResult chooseWeights(
      List<FittedScorer> fusedScorers, TrialScores trialScores) {
    if (settings.weightMode() == WeightMode.LEARNED) {
      List<AnomalyKind> kinds =
          fusedScorers.stream()
              .map(scorer -> scorer.config().provider().descriptor().kind())
              .toList();
      return new FusionWeightLearner(kinds, trialScores).learn();
    }
    return new FusionWeightLearner.WeightResult(
        fusedScorers.stream().mapToDouble(scorer -> scorer.config().weight()).toArray(),
        settings.weightMode() == WeightMode.GIVEN ? "given" : "equal, as asked for");
  }

  private static SyntheticValidation validate(
      TrialScores trialScores, double[] weights, ChannelCalibration calibration) {
    double[] effective = weights.length == 1 ? new double[] {1} : weights;
    PercentileRank percentileRank = new PercentileRank(trialScores.allNormal(), effective);
    double threshold = calibration.calibration().value(calibration.threshold());
    double minScore =
        weights.length == 1
            ? new ScorerContribution("alone", AnomalyKind.OTHER, threshold, 1).fusionScore()
            : threshold;
    List<SyntheticValidation.Case> cases = new ArrayList<>();
    for (TrialScores.TrialScore trialScore : trialScores.trialScores()) {
      boolean detected =
          trialScore.frames().stream()
              .anyMatch(terms -> TrialScores.weightedSum(terms, effective) >= minScore);
      cases.add(
          SyntheticValidation.Case.of(
              trialScore.trial().clip().type().description(),
              trialScore.trial().clip().name(),
              percentileRank.percentile(trialScore),
              detected));
    }
    return SyntheticValidation.of(cases);
  }

  private List<String> findWarnings(List<FittedScorer> weighted, ChannelCalibration calibration) {
    return TrainingSetChecks.findWarnings(
        calibration,
        folds.heldOutClips().stream().map(FrameCache.Clip::name).toList(),
        heldOutScorer.scoreSeries(weighted, heldOutScores, calibration),
        settings.syntheticAnomalies() == 0 ? -1 : trialSet.objectCount());
  }
}

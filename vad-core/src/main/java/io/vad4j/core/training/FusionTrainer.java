package io.vad4j.core.training;

import io.vad4j.FusionWeights;
import io.vad4j.SyntheticValidation;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.fusion.CalibrationScores;
import io.vad4j.core.fusion.FusionTransform;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.training.ScorerTrainer.TrainedScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fits the fused channel: weights, calibration and threshold, and validates it. */
final class FusionTrainer {
  private final DetectorSettings settings;
  private final KFold folds;
  private final HeldOutScorer heldOutScorer;
  private final PseudoAnomalyTrials.TrialSet trialSet;

  FusionTrainer(
      DetectorSettings settings,
      KFold folds,
      HeldOutScorer heldOutScorer,
      PseudoAnomalyTrials.TrialSet trialSet) {
    this.settings = settings;
    this.folds = folds;
    this.heldOutScorer = heldOutScorer;
    this.trialSet = trialSet;
  }

  /**
   * The fused channel and its provenance.
   *
   * @param channel with the weights of its scorers
   * @param weightSource where the weights come from
   * @param validation results on the pseudo-anomalies
   * @param warnings about the training video
   */
  record FusionResult(
      ScoreChannel channel,
      String weightSource,
      SyntheticValidation validation,
      List<String> warnings) {}

  /** Fits the channel to the scores of its scorers. */
  FusionResult fit(List<TrainedScorer> scorers) {
    TrialScores trialScores =
        TrialScores.collect(scorers, folds.validationParts(), trialSet.trials());
    FusionWeightLearner.WeightResult weights = chooseWeights(scorers, trialScores);
    List<CalibrationScores.Series> weighted = new ArrayList<>();
    for (int i = 0; i < scorers.size(); i++) {
      weighted.add(scorers.get(i).normal().withWeight(weights.weights()[i]));
    }
    ScoreChannel channel = heldOutScorer.fitChannel(Optional.empty(), weighted);
    return new FusionResult(
        channel,
        weights.source(),
        validate(trialScores, weights.weights(), channel),
        TrainingSetChecks.findWarnings(
            channel,
            folds.heldOutClips(),
            heldOutScorer.surprisals(channel, weighted),
            settings.config().syntheticAnomalies() == 0 ? -1 : trialSet.objectCount()));
  }

  private FusionWeightLearner.WeightResult chooseWeights(
      List<TrainedScorer> scorers, TrialScores trialScores) {
    if (settings.config().fusionWeights() instanceof FusionWeights.Learned) {
      return new FusionWeightLearner(
              scorers.stream()
                  .map(trained -> trained.normal().scorer().config().descriptor().kind())
                  .toList(),
              trialScores)
          .learn();
    }
    return new FusionWeightLearner.WeightResult(
        scorers.stream()
            .mapToDouble(trained -> trained.normal().scorer().config().weight())
            .toArray(),
        settings.config().fusionWeights() instanceof FusionWeights.Fixed
            ? "given"
            : "equal, as requested");
  }

  private static SyntheticValidation validate(
      TrialScores trialScores, double[] weights, ScoreChannel channel) {
    double threshold = channel.calibration().value(channel.threshold());
    double[] effectiveWeights = weights.length == 1 ? new double[] {1} : weights;
    double minScore = weights.length == 1 ? FusionTransform.apply(threshold) : threshold;
    PercentileRank percentileRank = new PercentileRank(trialScores.allNormal(), effectiveWeights);
    List<SyntheticValidation.Case> cases = new ArrayList<>();
    for (TrialScores.TrialScore trialScore : trialScores.trialScores()) {
      boolean detected =
          trialScore.frames().stream()
              .anyMatch(terms -> TrialScores.weightedSum(terms, effectiveWeights) >= minScore);
      cases.add(
          SyntheticValidation.Case.of(
              trialScore.trial().clip().type().description(),
              trialScore.trial().clip().name(),
              percentileRank.percentile(trialScore),
              detected));
    }
    return SyntheticValidation.of(cases);
  }
}

package io.vad4j.reproduction.page;

import io.vad4j.reproduction.training.TrainingPlan;
import java.util.List;
import java.util.Map;

/**
 * Published values: Almurumudhe and Hornyák, <i>Motion enhanced video anomaly detection using
 * masked autoencoder and hybrid loss functions</i>, Annales Mathematicae et Informaticae 61 (2025),
 * 15–30.
 */
final class PaperValues {
  static final String CITATION =
      "Almurumudhe and Hornyák, Motion enhanced video anomaly detection using masked autoencoder"
          + " and hybrid loss functions, Annales Mathematicae et Informaticae 61 (2025) 15–30";

  /** The data set of the published values. */
  static final String DATASET = "Ped2";

  /** The sum of the parameters in its Table 1. */
  static final long PARAMETERS = 332_801;

  /** The data set of its values of a GAN and a transformer. */
  static final String PEER_DATASET = "Avenue";

  /** On the published values beside data that they are not of. */
  static final String OTHER_DATA_NOTE =
      "The paper's values are of UCSD Ped2, those of the GAN and the transformer of Avenue. They are"
          + " printed to name the rows, not to compare.";

  /** AUC by the key of a method. */
  static final Map<String, Double> AUC =
      Map.of(
          TrainingPlan.PLAIN,
          0.89,
          TrainingPlan.HYBRID,
          0.95,
          "optical-flow",
          0.80,
          "frame-difference",
          0.72,
          "mog2",
          0.77,
          TrainingPlan.GAN,
          0.91,
          TrainingPlan.TRANSFORMER,
          0.95);

  /** Frames a second as the paper's tables have them, by the key of a method. */
  static final Map<String, Double> FRAMES_PER_SECOND =
      Map.of(TrainingPlan.HYBRID, 33.0, TrainingPlan.GAN, 20.0, TrainingPlan.TRANSFORMER, 18.0);

  /** What the paper's tables do not state of the peers. */
  static final String PEERS_NOTE =
      "The paper quotes 0.91 for a GAN (VALD-GAN) and, for Avenue, 0.95 for a transformer; neither"
          + " was trained by its authors. Ours are built from what is public. AED-MAE chose the"
          + " published checkpoint by the AUC on the test set and smooths with future frames; here"
          + " nothing is chosen by test labels, and all scores are causal.";

  /** AUC of the hybrid method in Table 4. */
  static final double HYBRID_AUC_IN_TABLE_4 = 0.97;

  /** Latency of a frame of 200 × 200 on an RTX 3060, in milliseconds. */
  static final double FRAME_MILLISECONDS = 42;

  /** The thresholds of its Table 2. */
  static final List<Integer> THRESHOLD_TENTHS = List.of(1, 3, 5, 7, 9);

  /** Contradictions and missing details of the paper. */
  static final List<String> CONTRADICTIONS =
      List.of(
          "The AUC of the hybrid method on Ped2 is 0.95 in Table 3 and section 5, but 0.97 in Table"
              + " 4.",
          "In Table 2 the true positives rise with the threshold; they can only fall.",
          "The confusion matrix counts 6,920 frames; the test set of Ped2 has 2,010.",
          "The input is 128 × 128 in one place and 200 × 200 in another; we take 200 × 200 and show"
              + " 128 × 128 in the short trainings.",
          "Neither α and β, nor the mask ratio, nor the interval at which frames are sampled, nor"
              + " how scores were normalised for the AUC is given.");

  private PaperValues() {}
}

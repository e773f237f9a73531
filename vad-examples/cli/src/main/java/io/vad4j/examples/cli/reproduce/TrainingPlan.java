package io.vad4j.examples.cli.reproduce;

import io.vad4j.Options;
import java.util.ArrayList;
import java.util.List;

/**
 * Which networks are trained, the ones that the tables need most first.
 *
 * <p>The paper gives neither its mask ratio nor α and β nor how often frames are sampled; what is
 * chosen here is said beside each figure.
 */
final class TrainingPlan {
  /** Mean squared error, no mask. */
  static final String PLAIN = "plain";

  /** Mean squared error, part of the input hidden. */
  static final String MASKED = "masked";

  /** Spatially weighted error, no mask. */
  static final String WEIGHTED = "weighted";

  /** Mask, weights and the loss of motion together. */
  static final String HYBRID = "hybrid";

  /** The small network that reconstructs motion. */
  static final String MOTION = "motion";

  /** The share of the input that the masked and the hybrid training hide. */
  static final double MASK_RATIO = 0.5;

  /** The share of the clips that is held out: for early stopping, thresholds, α and β. */
  static final double VALIDATION = 0.2;

  private TrainingPlan() {}

  /** As often a quick run shows each frame to the small network. */
  private static final int QUICK_MOTION_EPOCHS = 3;

  /**
   * All trainings, in the order in which they are done.
   *
   * @param quick whether the small network is trained for less than it should, too
   */
  static List<Variant> of(TrainingScale scale, boolean quick) {
    long seed = scale.seed();
    Options base = paper(scale.size(), scale.epochs(), scale.every());
    List<Variant> plan = new ArrayList<>();
    plan.add(main(PLAIN, "plain autoencoder", plain(base), seed));
    plan.add(main(HYBRID, "mask, weighted error and motion loss", hybrid(base), seed));
    plan.add(main(MASKED, "part of the input hidden", masked(base, MASK_RATIO), seed));
    plan.add(main(WEIGHTED, "error weighted by motion", weighted(base), seed));
    plan.add(
        new Variant(
            MOTION, "masked motion autoencoder", Variant.Group.COMPARISON, motion(quick), seed));
    plan.addAll(ablations(scale));
    return List.copyOf(plan);
  }

  private static Variant main(String name, String words, Options options, long seed) {
    return new Variant(name, words, Variant.Group.MAIN, options, seed);
  }

  private static List<Variant> ablations(TrainingScale scale) {
    Options base = paper(scale.ablationSize(), scale.ablationEpochs(), scale.ablationEvery());
    List<Variant> plan = new ArrayList<>();
    plan.add(ablation("mask-0", "nothing hidden", plain(base), scale));
    for (int percent : List.of(25, 50, 75)) {
      plan.add(
          ablation("mask-" + percent, percent + " % hidden", masked(base, percent / 100.0), scale));
    }
    plan.add(
        ablation(
            "mask-foreground",
            "50 % hidden, mostly where something moves",
            masked(base, 0.5).with("mask", "foreground"),
            scale));
    plan.add(
        ablation(
            "no-dropout", "nothing hidden, no dropout", plain(base).with("dropout", 0), scale));
    return plan;
  }

  private static Variant ablation(String name, String words, Options options, TrainingScale scale) {
    return new Variant(name, words, Variant.Group.ABLATION, options, scale.seed());
  }

  /** What all trainings of the paper's network share, as the paper states it where it does. */
  private static Options paper(int size, int epochs, int every) {
    return Options.none()
        .with("architecture", "paper")
        .with("size", size)
        .with("epochs", epochs)
        .with("every", every)
        .with("learning-rate", 0.001)
        .with("decay", 0.95)
        .with("decay-epochs", 10)
        .with("patience", 10)
        .with("dropout", 0.2)
        .with("crop", 0.1)
        .with("rotation", 5)
        .with("mirror", true)
        .with("normalisation", "constant")
        .with("batch", 8)
        .with("frames", 1_000_000)
        .with("validation", VALIDATION);
  }

  private static Options motion(boolean quick) {
    Options options = Options.none().with("architecture", "motion");
    return quick ? options.with("epochs", QUICK_MOTION_EPOCHS) : options;
  }

  private static Options plain(Options base) {
    return base.with("loss", "mse").with("mask", "none");
  }

  private static Options masked(Options base, double ratio) {
    return base.with("loss", "mse").with("mask", "random").with("mask-ratio", ratio);
  }

  private static Options weighted(Options base) {
    return base.with("loss", "weighted").with("mask", "none");
  }

  private static Options hybrid(Options base) {
    return base.with("loss", "hybrid")
        .with("loss-alpha", 1)
        .with("loss-beta", 1)
        .with("mask", "random")
        .with("mask-ratio", MASK_RATIO);
  }
}

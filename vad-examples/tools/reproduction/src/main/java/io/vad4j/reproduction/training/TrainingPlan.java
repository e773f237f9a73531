package io.vad4j.reproduction.training;

import io.vad4j.Options;
import java.util.ArrayList;
import java.util.List;

/**
 * The networks to train, those of the main tables first.
 *
 * <p>The paper states neither mask ratio nor α and β nor frame stride; the values chosen here are
 * stated on the page.
 */
public final class TrainingPlan {
  /** Mean squared error, no mask. */
  public static final String PLAIN = "plain";

  /** Mean squared error, masked input. */
  public static final String MASKED = "masked";

  /** Spatially weighted error, no mask. */
  public static final String WEIGHTED = "weighted";

  /** Masked input, spatially weighted error and motion loss. */
  public static final String HYBRID = "hybrid";

  /** The masked motion autoencoder of the library. */
  public static final String MOTION = "motion";

  /** Mask ratio of the masked and the hybrid training. */
  public static final double MASK_RATIO = 0.5;

  /** Share of the clips that is held out. */
  static final double VALIDATION_SPLIT = 0.2;

  private TrainingPlan() {}

  /** Epochs of the motion autoencoder in a quick run. */
  private static final int QUICK_MOTION_EPOCHS = 3;

  /**
   * {@return all trainings in their order}
   *
   * @param quick whether the motion autoencoder is trained for few epochs
   */
  public static List<Variant> of(TrainingBudget budget, boolean quick) {
    long seed = budget.seed();
    Options base = paperOptions(budget.size(), budget.epochs(), budget.frameStride());
    List<Variant> plan = new ArrayList<>();
    plan.add(mainVariant(PLAIN, "plain autoencoder", plainOptions(base), seed));
    plan.add(
        mainVariant(HYBRID, "mask, weighted error and motion loss", hybridOptions(base), seed));
    plan.add(mainVariant(MASKED, "masked input", maskedOptions(base, MASK_RATIO), seed));
    plan.add(mainVariant(WEIGHTED, "error weighted by motion", weightedOptions(base), seed));
    plan.add(
        new Variant(
            MOTION,
            "masked motion autoencoder",
            Variant.Group.COMPARISON,
            motionOptions(quick),
            seed));
    plan.addAll(ablationVariants(budget));
    return List.copyOf(plan);
  }

  private static Variant mainVariant(String name, String description, Options options, long seed) {
    return new Variant(name, description, Variant.Group.MAIN, options, seed);
  }

  private static List<Variant> ablationVariants(TrainingBudget budget) {
    Options base =
        paperOptions(budget.ablationSize(), budget.ablationEpochs(), budget.ablationFrameStride());
    List<Variant> plan = new ArrayList<>();
    plan.add(ablationVariant("mask-0", "no mask", plainOptions(base), budget));
    for (int percent : List.of(25, 50, 75)) {
      plan.add(
          ablationVariant(
              "mask-" + percent,
              percent + " % masked",
              maskedOptions(base, percent / 100.0),
              budget));
    }
    plan.add(
        ablationVariant(
            "mask-foreground",
            "50 % masked, mostly in the foreground",
            maskedOptions(base, 0.5).with("mask", "foreground"),
            budget));
    plan.add(
        ablationVariant(
            "no-dropout", "no mask, no dropout", plainOptions(base).with("dropout", 0), budget));
    return plan;
  }

  private static Variant ablationVariant(
      String name, String description, Options options, TrainingBudget budget) {
    return new Variant(name, description, Variant.Group.ABLATION, options, budget.seed());
  }

  /** Options of all trainings of the paper's network, as published where they are stated. */
  private static Options paperOptions(int size, int epochs, int frameStride) {
    return Options.none()
        .with("architecture", "reconstruction")
        .with("input-size", size)
        .with("epochs", epochs)
        .with("frame-stride", frameStride)
        .with("learning-rate", 0.001)
        .with("lr-decay", 0.95)
        .with("lr-decay-epochs", 10)
        .with("patience", 10)
        .with("dropout", 0.2)
        .with("max-crop", 0.1)
        .with("max-rotation", 5)
        .with("horizontal-flip", true)
        .with("normalization", "full")
        .with("batch-size", 8)
        .with("max-frames", 1_000_000)
        .with("validation-split", VALIDATION_SPLIT);
  }

  private static Options motionOptions(boolean quick) {
    Options options = Options.none().with("architecture", "motion");
    return quick ? options.with("epochs", QUICK_MOTION_EPOCHS) : options;
  }

  private static Options plainOptions(Options base) {
    return base.with("loss", "mse").with("mask", "none");
  }

  private static Options maskedOptions(Options base, double ratio) {
    return base.with("loss", "mse").with("mask", "random").with("mask-ratio", ratio);
  }

  private static Options weightedOptions(Options base) {
    return base.with("loss", "weighted").with("mask", "none");
  }

  private static Options hybridOptions(Options base) {
    return base.with("loss", "hybrid")
        .with("loss-alpha", 1)
        .with("loss-beta", 1)
        .with("mask", "random")
        .with("mask-ratio", MASK_RATIO);
  }
}

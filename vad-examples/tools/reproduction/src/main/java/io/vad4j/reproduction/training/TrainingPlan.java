package io.vad4j.reproduction.training;

import io.vad4j.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

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

  /** Autoencoder with discriminators of images and of the code. */
  public static final String GAN = "gan";

  /** The same autoencoder without discriminators. */
  public static final String GAN_PLAIN = "gan-plain";

  /** Masked autoencoder with convolutional attention. */
  public static final String TRANSFORMER = "transformer";

  /** The hybrid training of the network with previous frames and temporal attention. */
  public static final String TEMPORAL = "temporal";

  /** The peers, networks that were published elsewhere. */
  public static final List<String> PEERS = List.of(GAN, GAN_PLAIN, TRANSFORMER);

  /** Variants that are trained with several seeds: those that take minutes. */
  public static final List<String> REPEATED = List.of(MOTION, GAN, GAN_PLAIN, TRANSFORMER);

  /** Frames that the network with temporal attention receives. */
  public static final int TEMPORAL_FRAMES = 3;

  /** Mask ratio of the masked and the hybrid training. */
  public static final double MASK_RATIO = 0.5;

  /** Share of the clips that is held out. */
  static final double VALIDATION_SPLIT = 0.2;

  private TrainingPlan() {}

  /** Epochs of the motion autoencoder in a quick run. */
  private static final int QUICK_MOTION_EPOCHS = 3;

  /** Frames, epochs of the GAN, and epochs of each stage of the transformer in a quick run. */
  private static final int QUICK_PEER_FRAMES = 320;

  private static final int QUICK_GAN_EPOCHS = 2;

  /** Input of the paper's network, and longer sides of the peers' inputs beside it. */
  private static final int PAPER_SIZE = 200;

  private static final int GAN_SIZE = 128;
  private static final int TRANSFORMER_SIZE = 192;
  private static final int MIN_PEER_SIZE = 32;

  /** Epochs of the peers in a full run. */
  private static final int GAN_EPOCHS = 6;

  private static final int TRANSFORMER_EPOCHS = 4;
  private static final int STUDENT_EPOCHS = 2;
  private static final int QUICK_TRANSFORMER_EPOCHS = 1;

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
            Variant.MASKED_AUTOENCODER,
            motionOptions(quick),
            seed));
    plan.addAll(peers(budget, quick));
    plan.add(
        new Variant(
            TEMPORAL,
            "the hybrid training with %d frames and temporal attention".formatted(TEMPORAL_FRAMES),
            Variant.Group.EXTENSION,
            Variant.MASKED_AUTOENCODER,
            hybridOptions(base).with("input-frames", TEMPORAL_FRAMES),
            seed));
    plan.addAll(ablationVariants(budget));
    plan.addAll(repeats(plan, budget));
    return List.copyOf(plan);
  }

  private static List<Variant> repeats(List<Variant> plan, TrainingBudget budget) {
    List<Variant> repeats = new ArrayList<>();
    for (long seed : furtherSeeds(budget)) {
      for (Variant variant : plan) {
        if (REPEATED.contains(variant.name())) {
          repeats.add(
              new Variant(
                  repeatName(variant.name(), seed),
                  variant.description() + ", seed " + seed,
                  Variant.Group.REPEAT,
                  variant.scorer(),
                  variant.options(),
                  seed));
        }
      }
    }
    return repeats;
  }

  /** {@return the seeds of a budget after the first} */
  public static List<Long> furtherSeeds(TrainingBudget budget) {
    return LongStream.range(budget.seed() + 1, budget.seed() + budget.seedCount()).boxed().toList();
  }

  /** {@return the name of a variant or the key of a method with a further seed} */
  public static String repeatName(String name, long seed) {
    return name + "-seed-" + seed;
  }

  private static Variant mainVariant(String name, String description, Options options, long seed) {
    return new Variant(
        name, description, Variant.Group.MAIN, Variant.MASKED_AUTOENCODER, options, seed);
  }

  /** Peers at their default settings, with smaller inputs and fewer epochs in a smaller budget. */
  private static List<Variant> peers(TrainingBudget budget, boolean quick) {
    long seed = budget.seed();
    Options base = Options.none().with("validation-split", VALIDATION_SPLIT);
    Options limited = quick ? base.with("max-frames", QUICK_PEER_FRAMES) : base;
    Options gan =
        limited
            .with("input-size", peerSize(budget, GAN_SIZE))
            .with("epochs", Math.min(budget.epochs(), quick ? QUICK_GAN_EPOCHS : GAN_EPOCHS));
    int teacherEpochs = quick ? QUICK_TRANSFORMER_EPOCHS : TRANSFORMER_EPOCHS;
    int studentEpochs = quick ? QUICK_TRANSFORMER_EPOCHS : STUDENT_EPOCHS;
    Options transformer =
        limited
            .with("input-size", peerSize(budget, TRANSFORMER_SIZE))
            .with("epochs", Math.min(budget.epochs(), teacherEpochs))
            .with("student-epochs", Math.min(budget.epochs(), studentEpochs));
    return List.of(
        peer(GAN, "autoencoder with image and latent discriminator", GAN, gan, seed),
        peer(
            GAN_PLAIN,
            "the same autoencoder, λ = 0",
            GAN,
            gan.with("lambda-image", 0).with("lambda-latent", 0),
            seed),
        peer(
            TRANSFORMER,
            "self-distilled masked autoencoder with convolutional attention",
            TRANSFORMER,
            transformer,
            seed));
  }

  /** Longer side of a peer's input, in proportion to that of the paper's network. */
  private static int peerSize(TrainingBudget budget, int size) {
    return Math.max(MIN_PEER_SIZE, Math.min(size, size * budget.size() / PAPER_SIZE));
  }

  private static Variant peer(
      String name, String description, String scorer, Options options, long seed) {
    return new Variant(name, description, Variant.Group.PEER, scorer, options, seed);
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
    return new Variant(
        name,
        description,
        Variant.Group.ABLATION,
        Variant.MASKED_AUTOENCODER,
        options,
        budget.seed());
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

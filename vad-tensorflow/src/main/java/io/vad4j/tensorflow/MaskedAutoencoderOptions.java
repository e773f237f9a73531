package io.vad4j.tensorflow;

import io.vad4j.AnomalyKind;
import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.ScorerDescriptor;
import java.util.List;
import java.util.Set;

/** The options of {@code masked-autoencoder}, and which of them go together. */
final class MaskedAutoencoderOptions {
  /** Stands in for a number that is the architecture's to choose. */
  static final String AUTO = "auto";

  static final String MOTION = "motion";
  static final String RECONSTRUCTION = "reconstruction";

  /** What only one architecture understands; the other refuses all but their defaults. */
  private static final Set<String> MOTION_ONLY = Set.of("perspective");

  private static final Set<String> RECONSTRUCTION_ONLY =
      Set.of(
          "input-size",
          "loss",
          "loss-alpha",
          "loss-beta",
          "mask",
          "inference-mask",
          "score-type",
          "alpha",
          "beta",
          "patience",
          "lr-decay",
          "lr-decay-epochs",
          "validation-split",
          "frame-stride",
          "max-crop",
          "max-rotation",
          "normalization");

  /** What {@code epochs} 0 asks for with the paper's network. */
  private static final int DEFAULT_RECONSTRUCTION_EPOCHS = 60;

  private static final double MIN_MOTION_MASK_RATIO = 0.1;

  static final ScorerDescriptor DESCRIPTOR = createDescriptor();

  private MaskedAutoencoderOptions() {}

  private static ScorerDescriptor createDescriptor() {
    ScorerDescriptor.Builder builder =
        ScorerDescriptor.builder(
                MaskedAutoencoderProvider.NAME,
                "Learns what motion goes with what is seen; finds what moves too fast for what it"
                    + " is, misses what is odd but slow.")
            .kind(AnomalyKind.MOTION)
            .isDefault(true)
            .rank(1)
            .millisPerFrame(1.3)
            .warmUpFrames(1)
            .causal(true)
            .pooling(Pooling.topK(2, 5))
            .option(
                OptionSpec.choice(
                    "architecture",
                    List.of(MOTION, RECONSTRUCTION),
                    "motion expects motion from what is seen: small, fast, the better detector."
                        + " paper is the network of the paper's Table 1, which reconstructs the"
                        + " picture; options marked 'paper' are for it alone."));
    addTrainingOptions(builder);
    addReconstructionTrainingOptions(builder);
    addReconstructionScoringOptions(builder);
    return builder
        .option(
            OptionSpec.choice(
                "device",
                List.of(
                    AUTO, "cpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3", "gpu:4", "gpu:5", "gpu:6",
                    "gpu:7"),
                "Where the network is trained and served. auto takes the first GPU where there is"
                    + " one that TensorFlow can use, else the CPU."))
        .build();
  }

  private static void addTrainingOptions(ScorerDescriptor.Builder builder) {
    builder
        .option(
            OptionSpec.integer(
                "epochs",
                0,
                0,
                1000,
                "How often each training frame is shown. 0 takes what the architecture asks: for"
                    + " motion as many as make 3000 steps of training, whatever the amount of"
                    + " footage; for paper 60, or fewer if the validation loss stops falling."))
        .option(
            OptionSpec.integer(
                "max-frames",
                3000,
                16,
                1_000_000,
                "How many frames to learn from at most, taken evenly from all footage. Each takes"
                    + " about 27 kB of heap at 360x240 while training, and 80 kB with paper at size"
                    + " 200."))
        .option(
            OptionSpec.number(
                    "mask-ratio",
                    0.75,
                    0,
                    1,
                    "The share that is hidden from the network while it learns: of the motion, from"
                        + " 0.1 to 1, where auto is 0.75; with paper of the picture, less than 1,"
                        + " where auto is 0.5.")
                .orKeyword(AUTO))
        .option(
            OptionSpec.number(
                    "learning-rate",
                    0.002,
                    1e-6,
                    0.1,
                    "The largest step of training; auto is 0.002 for motion, reached after a third"
                        + " of training, and 0.001 for paper, where it decays. Lower it if training"
                        + " diverges.")
                .orKeyword(AUTO))
        .option(
            OptionSpec.integer(
                "batch-size",
                8,
                1,
                256,
                "Frames to a training step. More make steadier but fewer steps."))
        .option(
            OptionSpec.number(
                    "dropout",
                    0.1,
                    0,
                    0.9,
                    "The share of the network's inner values that training leaves out at random,"
                        + " against learning footage by heart; auto is 0.1 for motion and 0.2 for"
                        + " paper.")
                .orKeyword(AUTO))
        .option(
            OptionSpec.flag(
                "horizontal-flip",
                true,
                "Whether frames are mirrored at random while training. Turn it off where left and"
                    + " right differ and there is much footage."))
        .option(
            OptionSpec.flag(
                "perspective",
                false,
                "Whether motion far up in the picture counts for more, as measured on the"
                    + " training footage. Helps where a camera looks far along a street, hurts"
                    + " elsewhere. For motion alone."));
  }

  private static void addReconstructionTrainingOptions(ScorerDescriptor.Builder builder) {
    builder
        .option(
            OptionSpec.integer(
                "input-size",
                200,
                16,
                512,
                "paper: rows and columns of the picture that the network sees, a multiple of 8; the"
                    + " paper says 200 and 128."))
        .option(
            OptionSpec.choice(
                "loss",
                List.of("mse", "weighted", "hybrid"),
                "paper: what training makes small. mse is the mean squared error; weighted counts"
                    + " each pixel by how much moves there, 1 on average; hybrid is loss-alpha ·"
                    + " weighted + loss-beta · the mean squared error of the motion gradient."))
        .option(
            OptionSpec.number(
                "loss-alpha", 1, 0, 1e6, "paper: weight of reconstruction in the hybrid loss."))
        .option(
            OptionSpec.number(
                "loss-beta", 1, 0, 1e6, "paper: weight of motion in the hybrid loss."))
        .option(
            OptionSpec.choice(
                "mask",
                List.of("random", "none", "foreground"),
                "paper: which blocks of the picture training hides: any, none, or rather those"
                    + " where something moves."))
        .option(
            OptionSpec.integer(
                "patience",
                10,
                1,
                1000,
                "paper: after how many epochs without a smaller validation loss training ends."))
        .option(
            OptionSpec.number(
                "lr-decay", 0.95, 0.01, 1, "paper: by what the learning rate is multiplied."))
        .option(
            OptionSpec.integer(
                "lr-decay-epochs", 10, 1, 1000, "paper: after every how many epochs."))
        .option(
            OptionSpec.number(
                "validation-split",
                0.2,
                0,
                0.9,
                "paper: the share of the clips that is held out to measure the validation loss; of"
                    + " a single clip, its end. Never neighbours of frames trained on."))
        .option(
            OptionSpec.integer(
                "frame-stride", 1, 1, 1000, "paper: train on every n-th frame of each clip."))
        .option(
            OptionSpec.number(
                "max-crop",
                0.1,
                0,
                0.5,
                "paper: the most that is cut off the sides at random while training, as a share of"
                    + " the side."))
        .option(
            OptionSpec.number(
                "max-rotation",
                5,
                0,
                45,
                "paper: the most that frames are turned at random while training, in degrees."))
        .option(
            OptionSpec.choice(
                "normalization",
                List.of("constant", "training"),
                "paper: what becomes 0 and 1: the range of 8 bits, or the smallest and largest"
                    + " value of the training footage."));
  }

  private static void addReconstructionScoringOptions(ScorerDescriptor.Builder builder) {
    builder
        .option(
            OptionSpec.choice(
                "score-type",
                List.of("hybrid", "error", "weighted-error", "motion"),
                "paper: what the evidence is: alpha · error + beta · motion, or one of its parts;"
                    + " weighted-error counts each pixel by how much moves there. May be changed"
                    + " without training again."))
        .option(
            OptionSpec.number(
                    "alpha",
                    1,
                    0,
                    1e9,
                    "paper: weight of the reconstruction error in the hybrid score; auto makes its"
                        + " spread 1 on normal footage that was not trained on.")
                .orKeyword(AUTO))
        .option(
            OptionSpec.number(
                    "beta",
                    1,
                    0,
                    1e9,
                    "paper: weight of motion in the hybrid score; auto as alpha.")
                .orKeyword(AUTO))
        .option(
            OptionSpec.choice(
                "inference-mask",
                List.of("none", "complementary"),
                "paper: whether the network sees the whole picture when scoring, or several times a"
                    + " part of it, so that each pixel is reconstructed once without being seen. A"
                    + " network trained with a mask never learned to repeat what it sees: take"
                    + " complementary for its errors to mean something."));
  }

  /** Checks options against one another. */
  static void check(Options options) {
    boolean reconstruction = options.getString("architecture").equals(RECONSTRUCTION);
    for (OptionSpec option : DESCRIPTOR.options()) {
      boolean notApplicable =
          (reconstruction ? MOTION_ONLY : RECONSTRUCTION_ONLY).contains(option.name());
      if (notApplicable && !options.getString(option.name()).equals(option.defaultValue())) {
        throw new InvalidOptionException(
            "Option %s is for architecture=%s; with architecture=%s leave it out."
                .formatted(
                    option.name(),
                    reconstruction ? MOTION : RECONSTRUCTION,
                    reconstruction ? RECONSTRUCTION : MOTION));
      }
    }
    if (reconstruction) {
      checkReconstruction(options);
    } else if (numberOrAuto(options, "mask-ratio", 1) < MIN_MOTION_MASK_RATIO) {
      throw new InvalidOptionException(
          "Option mask-ratio must be a number from %s to 1 with architecture=motion, not '%s'."
              .formatted(MIN_MOTION_MASK_RATIO, options.getString("mask-ratio")));
    }
  }

  private static void checkReconstruction(Options options) {
    if (options.getInt("input-size") % 8 != 0) {
      throw new InvalidOptionException(
          "Option input-size must be a multiple of 8, not %s: the network halves the picture three times."
              .formatted(options.getString("input-size")));
    }
    if (numberOrAuto(options, "mask-ratio", 0) >= 1) {
      throw new InvalidOptionException(
          "Option mask-ratio must be at least 0 and less than 1 with architecture=reconstruction, not '%s':"
                  .formatted(options.getString("mask-ratio"))
              + " nothing would be left to see.");
    }
    if (options.getDouble("validation-split") == 0) {
      throw new InvalidOptionException(
          "Option validation-split is 0, so nothing is held out to validate on; hold out a share of the"
              + " clips, such as 0.2.");
    }
    checkNotBothZero(
        options.getString("loss").equals("hybrid"),
        options.getDouble("loss-alpha"),
        options.getDouble("loss-beta"),
        "loss-alpha and loss-beta");
    checkNotBothZero(
        options.getString("score-type").equals("hybrid"),
        numberOrAuto(options, "alpha", 1),
        numberOrAuto(options, "beta", 1),
        "alpha and beta");
  }

  private static void checkNotBothZero(boolean used, double one, double other, String names) {
    if (used && one == 0 && other == 0) {
      throw new InvalidOptionException(
          "Options %s are both 0, so nothing would count; give one of them a value above 0."
              .formatted(names));
    }
  }

  /** The options with what was left to the architecture filled in, but for the scores' weights. */
  static Options resolve(Options options) {
    boolean reconstruction = options.getString("architecture").equals(RECONSTRUCTION);
    Options resolved =
        options
            .with("mask-ratio", numberOrAuto(options, "mask-ratio", reconstruction ? 0.5 : 0.75))
            .with(
                "learning-rate",
                numberOrAuto(options, "learning-rate", reconstruction ? 0.001 : 0.002))
            .with("dropout", numberOrAuto(options, "dropout", reconstruction ? 0.2 : 0.1));
    return reconstruction && options.getInt("epochs") == 0
        ? resolved.with("epochs", DEFAULT_RECONSTRUCTION_EPOCHS)
        : resolved;
  }

  private static double numberOrAuto(Options options, String name, double auto) {
    return options.getString(name).equals(AUTO) ? auto : options.getDouble(name);
  }
}

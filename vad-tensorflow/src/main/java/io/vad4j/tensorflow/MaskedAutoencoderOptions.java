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
  static final String PAPER = "paper";

  /** What only one architecture understands; the other refuses all but their defaults. */
  private static final Set<String> MOTION_ONLY = Set.of("perspective");

  private static final Set<String> PAPER_ONLY =
      Set.of(
          "size",
          "loss",
          "loss-alpha",
          "loss-beta",
          "mask",
          "test-mask",
          "score",
          "alpha",
          "beta",
          "patience",
          "decay",
          "decay-epochs",
          "validation",
          "every",
          "crop",
          "rotation",
          "normalisation");

  /** What {@code epochs} 0 asks for with the paper's network. */
  private static final int PAPER_EPOCHS = 60;

  private static final double SMALLEST_MOTION_MASK = 0.1;

  static final ScorerDescriptor DESCRIPTOR = descriptor();

  private MaskedAutoencoderOptions() {}

  private static ScorerDescriptor descriptor() {
    ScorerDescriptor.Builder builder =
        ScorerDescriptor.named(
                MaskedAutoencoderProvider.NAME,
                "Learns what motion goes with what is seen; finds what moves too fast for what it"
                    + " is, misses what is odd but slow.")
            .kind(AnomalyKind.MOTION)
            .cost(1.3)
            .warmUp(1)
            .causal(true)
            .pooling(Pooling.largestBoxes(2, 5))
            .option(
                OptionSpec.choice(
                    "architecture",
                    List.of(MOTION, PAPER),
                    "motion expects motion from what is seen: small, fast, the better detector."
                        + " paper is the network of the paper's Table 1, which reconstructs the"
                        + " picture; options marked 'paper' are for it alone."));
    training(builder);
    paperTraining(builder);
    paperScoring(builder);
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

  private static void training(ScorerDescriptor.Builder builder) {
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
                "frames",
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
                .orWord(AUTO))
        .option(
            OptionSpec.number(
                    "learning-rate",
                    0.002,
                    1e-6,
                    0.1,
                    "The largest step of training; auto is 0.002 for motion, reached after a third"
                        + " of training, and 0.001 for paper, where it decays. Lower it if training"
                        + " diverges.")
                .orWord(AUTO))
        .option(
            OptionSpec.integer(
                "batch",
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
                .orWord(AUTO))
        .option(
            OptionSpec.flag(
                "mirror",
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

  private static void paperTraining(ScorerDescriptor.Builder builder) {
    builder
        .option(
            OptionSpec.integer(
                "size",
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
                "decay", 0.95, 0.01, 1, "paper: by what the learning rate is multiplied."))
        .option(
            OptionSpec.integer("decay-epochs", 10, 1, 1000, "paper: after every how many epochs."))
        .option(
            OptionSpec.number(
                "validation",
                0.2,
                0,
                0.9,
                "paper: the share of the clips that is held out to measure the validation loss; of"
                    + " a single clip, its end. Never neighbours of frames trained on."))
        .option(
            OptionSpec.integer(
                "every", 1, 1, 1000, "paper: train on every n-th frame of each clip."))
        .option(
            OptionSpec.number(
                "crop",
                0.1,
                0,
                0.5,
                "paper: the most that is cut off the sides at random while training, as a share of"
                    + " the side."))
        .option(
            OptionSpec.number(
                "rotation",
                5,
                0,
                45,
                "paper: the most that frames are turned at random while training, in degrees."))
        .option(
            OptionSpec.choice(
                "normalisation",
                List.of("constant", "training"),
                "paper: what becomes 0 and 1: the range of 8 bits, or the smallest and largest"
                    + " value of the training footage."));
  }

  private static void paperScoring(ScorerDescriptor.Builder builder) {
    builder
        .option(
            OptionSpec.choice(
                "score",
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
                .orWord(AUTO))
        .option(
            OptionSpec.number(
                    "beta",
                    1,
                    0,
                    1e9,
                    "paper: weight of motion in the hybrid score; auto as alpha.")
                .orWord(AUTO))
        .option(
            OptionSpec.choice(
                "test-mask",
                List.of("none", "complementary"),
                "paper: whether the network sees the whole picture when scoring, or several times a"
                    + " part of it, so that each pixel is reconstructed once without being seen. A"
                    + " network trained with a mask never learned to repeat what it sees: take"
                    + " complementary for its errors to mean something."));
  }

  /** Checks options against one another. */
  static void check(Options options) {
    boolean paper = options.text("architecture").equals(PAPER);
    for (OptionSpec option : DESCRIPTOR.options()) {
      boolean foreign = (paper ? MOTION_ONLY : PAPER_ONLY).contains(option.name());
      if (foreign && !options.text(option.name()).equals(option.defaultValue())) {
        throw new InvalidOptionException(
            "Option %s is for architecture=%s; with architecture=%s leave it out."
                .formatted(option.name(), paper ? MOTION : PAPER, paper ? PAPER : MOTION));
      }
    }
    if (paper) {
      checkPaper(options);
    } else if (number(options, "mask-ratio", 1) < SMALLEST_MOTION_MASK) {
      throw new InvalidOptionException(
          "Option mask-ratio must be a number from %s to 1 with architecture=motion, not '%s'."
              .formatted(SMALLEST_MOTION_MASK, options.text("mask-ratio")));
    }
  }

  private static void checkPaper(Options options) {
    if (options.integer("size") % 8 != 0) {
      throw new InvalidOptionException(
          "Option size must be a multiple of 8, not %s: the network halves the picture three times."
              .formatted(options.text("size")));
    }
    if (number(options, "mask-ratio", 0) >= 1) {
      throw new InvalidOptionException(
          "Option mask-ratio must be at least 0 and less than 1 with architecture=paper, not '%s':"
                  .formatted(options.text("mask-ratio"))
              + " nothing would be left to see.");
    }
    if (options.number("validation") == 0) {
      throw new InvalidOptionException(
          "Option validation is 0, so nothing is held out to validate on; hold out a share of the"
              + " clips, such as 0.2.");
    }
    checkNotBothZero(
        options.text("loss").equals("hybrid"),
        options.number("loss-alpha"),
        options.number("loss-beta"),
        "loss-alpha and loss-beta");
    checkNotBothZero(
        options.text("score").equals("hybrid"),
        number(options, "alpha", 1),
        number(options, "beta", 1),
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
  static Options resolved(Options options) {
    boolean paper = options.text("architecture").equals(PAPER);
    Options resolved =
        options
            .with("mask-ratio", number(options, "mask-ratio", paper ? 0.5 : 0.75))
            .with("learning-rate", number(options, "learning-rate", paper ? 0.001 : 0.002))
            .with("dropout", number(options, "dropout", paper ? 0.2 : 0.1));
    return paper && options.integer("epochs") == 0
        ? resolved.with("epochs", PAPER_EPOCHS)
        : resolved;
  }

  private static double number(Options options, String name, double auto) {
    return options.text(name).equals(AUTO) ? auto : options.number(name);
  }
}

package io.vad4j.tensorflow.provider;

import static io.vad4j.tensorflow.provider.MaskedAutoencoderOptions.AUTO;

import io.vad4j.spi.OptionSpec;
import java.util.List;

/** Options of {@code architecture=reconstruction} that {@code architecture=motion} has not. */
final class ReconstructionOptions {
  static final List<OptionSpec> ALL =
      List.of(
          OptionSpec.integer(
              "input-size",
              200,
              16,
              512,
              "reconstruction: rows and columns of the network's input, a multiple of 8; the"
                  + " paper has 200 and 128."),
          OptionSpec.integer(
              "input-frames",
              1,
              1,
              8,
              "reconstruction: frames that the network receives. 1 is the network of the paper;"
                  + " more add the previous frames, which are never hidden, and temporal attention"
                  + " over the codes of all. Time grows with them."),
          OptionSpec.choice(
              "loss",
              List.of("mse", "weighted", "hybrid"),
              "reconstruction: training loss. mse is the mean squared error; weighted weights"
                  + " each pixel by motion, 1 on average; hybrid is loss-alpha · weighted +"
                  + " loss-beta · mean squared error of the motion gradient."),
          OptionSpec.number(
              "loss-alpha",
              1,
              0,
              1e6,
              "reconstruction: weight of the weighted error in the hybrid loss."),
          OptionSpec.number(
              "loss-beta",
              1,
              0,
              1e6,
              "reconstruction: weight of the motion gradient in the hybrid loss."),
          OptionSpec.choice(
              "mask",
              List.of("random", "none", "foreground"),
              "reconstruction: blocks that are hidden during training: any, none, or preferably"
                  + " those with motion."),
          OptionSpec.integer(
              "patience",
              10,
              1,
              1000,
              "reconstruction: epochs without a smaller validation loss after which training"
                  + " stops."),
          OptionSpec.number(
              "lr-decay", 0.95, 0.01, 1, "reconstruction: decay factor of the learning rate."),
          OptionSpec.integer(
              "lr-decay-epochs",
              10,
              1,
              1000,
              "reconstruction: epochs between decays of the learning rate."),
          OptionSpec.number(
              "validation-split",
              0.2,
              0,
              0.9,
              "reconstruction: share of the clips that is held out for the validation loss; of a"
                  + " single clip, its end, after a gap."),
          OptionSpec.integer(
              "frame-stride", 1, 1, 1000, "reconstruction: trains on every n-th frame of a clip."),
          OptionSpec.number(
              "max-crop",
              0.1,
              0,
              0.5,
              "reconstruction: largest random crop during training, as a fraction of the side."),
          OptionSpec.number(
              "max-rotation",
              5,
              0,
              45,
              "reconstruction: largest random rotation during training, in degrees."),
          OptionSpec.choice(
              "normalization",
              List.of("full", "training"),
              "reconstruction: gray levels that become 0 and 1: the full range of 8 bits, or the"
                  + " minimum and maximum of the training frames."),
          OptionSpec.choice(
              "score-type",
              List.of("hybrid", "error", "weighted-error", "motion"),
              "reconstruction: anomaly score: alpha · error + beta · motion, or one of its terms;"
                  + " weighted-error weights each pixel by motion. Can be changed after"
                  + " training."),
          OptionSpec.number(
                  "alpha",
                  1,
                  0,
                  1e9,
                  "reconstruction: weight of the reconstruction error in the hybrid score; auto"
                      + " is the inverse of its standard deviation on normal validation frames.")
              .orKeyword(AUTO),
          OptionSpec.number(
                  "beta",
                  1,
                  0,
                  1e9,
                  "reconstruction: weight of motion in the hybrid score; auto as alpha.")
              .orKeyword(AUTO),
          OptionSpec.choice(
              "inference-mask",
              List.of("none", "complementary"),
              "reconstruction: none shows the network whole frames; complementary hides parts in"
                  + " several passes, so that each pixel is reconstructed once while hidden."
                  + " Prefer complementary for a network that was trained with a mask."),
          OptionSpec.choice(
              "precision",
              List.of("float32", "bfloat16"),
              "reconstruction: number format of the convolutions in scoring. bfloat16 needs a"
                  + " processor with its instructions, else float32 is used. Can be changed after"
                  + " training."));

  private ReconstructionOptions() {}
}

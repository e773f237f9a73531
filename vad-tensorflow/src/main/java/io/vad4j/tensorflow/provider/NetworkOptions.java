package io.vad4j.tensorflow.provider;

import io.vad4j.spi.OptionSpec;
import java.util.List;

/** Options that all networks have. */
final class NetworkOptions {
  static final OptionSpec DEVICE =
      OptionSpec.choice(
          "device",
          List.of(
              "auto", "cpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3", "gpu:4", "gpu:5", "gpu:6",
              "gpu:7"),
          "Device for training and scoring. auto is the first GPU that TensorFlow can use, else the"
              + " CPU.");

  static final OptionSpec VALIDATION_SPLIT =
      OptionSpec.number(
          "validation-split",
          0.2,
          0.01,
          0.9,
          "Share of the clips that is held out for the validation loss; of a single clip, its end,"
              + " after a gap.");

  static final OptionSpec HORIZONTAL_FLIP =
      OptionSpec.flag(
          "horizontal-flip",
          true,
          "Flips training frames at random. Turn it off where left and right differ and there is"
              + " much training video.");

  private NetworkOptions() {}
}

package io.vad4j.tensorflow.provider;

import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.spi.OptionSpec;
import java.util.Set;
import java.util.stream.Collectors;

/** Validation of the options of {@code masked-autoencoder}, and values that are {@code auto}. */
final class MaskedAutoencoderOptions {
  static final String ARCHITECTURE = "architecture";
  static final String MOTION = "motion";
  static final String RECONSTRUCTION = "reconstruction";

  /** Value of a number whose default depends on the architecture. */
  static final String AUTO = "auto";

  /** Options of one architecture; the other only accepts their defaults. */
  private static final Set<String> MOTION_ONLY = Set.of("perspective");

  private static final Set<String> RECONSTRUCTION_ONLY =
      ReconstructionOptions.ALL.stream()
          .map(OptionSpec::name)
          .collect(Collectors.toUnmodifiableSet());

  /** Epochs of the reconstruction network if the option {@code epochs} is 0. */
  private static final int DEFAULT_RECONSTRUCTION_EPOCHS = 60;

  private static final double MIN_MOTION_MASK_RATIO = 0.1;

  private MaskedAutoencoderOptions() {}

  static boolean isReconstruction(Options options) {
    return options.getString(ARCHITECTURE).equals(RECONSTRUCTION);
  }

  /**
   * Validates options against one another.
   *
   * @throws InvalidOptionException if they do not fit together
   */
  static void check(Options options) {
    boolean reconstruction = isReconstruction(options);
    for (OptionSpec option : MaskedAutoencoderDescriptor.DESCRIPTOR.options()) {
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
          "Option input-size must be a multiple of 8, not %s: the network halves it three times."
              .formatted(options.getString("input-size")));
    }
    if (numberOrAuto(options, "mask-ratio", 0) >= 1) {
      throw new InvalidOptionException(
          "Option mask-ratio must be at least 0 and less than 1 with architecture=reconstruction, not '%s': nothing would be visible."
              .formatted(options.getString("mask-ratio")));
    }
    if (options.getDouble("validation-split") == 0) {
      throw new InvalidOptionException(
          "Option validation-split is 0, so nothing is held out for validation; hold out a share of the clips, such as 0.2.");
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

  /** {@return options without {@code auto}, except the weights of the score} */
  static Options resolve(Options options) {
    boolean reconstruction = isReconstruction(options);
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

package io.vad4j.tensorflow;

import io.vad4j.spi.ScorerModel;

/**
 * Layers, training history and attention maps of a trained model of the scorer {@code transformer}.
 * A view of the model, which must stay open. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface VideoTransformer extends TrainedNetwork {
  /** Name of the scorer. */
  String NAME = "transformer";

  /**
   * {@return the view of a model, such as that of {@code detector.unwrap("transformer",
   * ScorerModel.class)}}
   *
   * @param model an open model
   * @throws IllegalArgumentException if the model is of another scorer
   */
  static VideoTransformer of(ScorerModel model) {
    if (model instanceof VideoTransformer view) {
      return view;
    }
    throw new IllegalArgumentException("This is no model of " + NAME + ": " + model + ".");
  }

  /**
   * {@return mean squared error of the hidden patches of normal frames, whose gray levels are
   * scaled to [−1, 1], as reconstructed by the teacher}
   */
  double maskedError();

  /**
   * {@return the same error if each hidden patch is filled with the mean of the visible patches
   * next to it}
   */
  double neighborMeanError();

  /** {@return an inspector of one stream, which the caller closes} */
  AttentionInspector newInspector();
}

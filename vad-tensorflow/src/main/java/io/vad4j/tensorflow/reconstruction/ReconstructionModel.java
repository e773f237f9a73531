package io.vad4j.tensorflow.reconstruction;

import io.vad4j.Options;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.tensorflow.EpochMetrics;
import io.vad4j.tensorflow.LayerSummary;
import io.vad4j.tensorflow.MaskedAutoencoder;
import io.vad4j.tensorflow.ReconstructionInspector;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.Precision;
import io.vad4j.tensorflow.network.ReconstructionArchitecture;
import io.vad4j.tensorflow.network.ReconstructionNetwork;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import io.vad4j.tensorflow.network.Weights;
import java.util.List;
import java.util.Map;

/** Trained model of {@code architecture=reconstruction}. All scorers share one native network. */
public final class ReconstructionModel implements ScorerModel, MaskedAutoencoder {
  private static final double MIN_MASK_RATIO = 0.1;

  private final InputNormalization normalization;
  private final ReconstructionArchitecture architecture;
  private final Weights weights;
  private final ErrorStatistics statistics;
  private final List<EpochMetrics> history;
  private final HybridScore hybridScore;
  private final ReconstructionNetwork network;
  private final Device device;
  private final Precision precision;

  ReconstructionModel(
      InputNormalization normalization,
      ReconstructionArchitecture architecture,
      Weights weights,
      ErrorStatistics statistics,
      List<EpochMetrics> history,
      Options options,
      Device device) {
    this.normalization = normalization;
    this.architecture = architecture;
    this.weights = weights;
    this.statistics = statistics;
    this.history = List.copyOf(history);
    this.hybridScore = HybridScore.of(options, statistics);
    this.precision = Precision.select(options.getString("precision"));
    this.network =
        new ReconstructionNetwork(
            architecture,
            weights,
            inferenceMasks(options, normalization.size()),
            device,
            precision);
    this.device = device;
  }

  /** Complementary masks, as many as come nearest to the mask ratio of training. */
  private static List<float[]> inferenceMasks(Options options, int size) {
    if (options.getString("inference-mask").equals("none")) {
      return List.of();
    }
    double ratio = Math.max(MIN_MASK_RATIO, options.getDouble("mask-ratio"));
    return ReconstructionSettings.blockMask(size)
        .complementaryMasks((int) Math.max(2, Math.round(1 / ratio)));
  }

  @Override
  public Scorer newScorer() {
    return open();
  }

  @Override
  public ReconstructionInspector newInspector() {
    return open();
  }

  private ReconstructionScorer open() {
    return new ReconstructionScorer(
        normalization, hybridScore, architecture.imageChannels(), network.newSession());
  }

  @Override
  public String architecture() {
    return architecture.name();
  }

  @Override
  public List<LayerSummary> layers() {
    return architecture.layers();
  }

  @Override
  public List<EpochMetrics> history() {
    return history;
  }

  @Override
  public double alpha() {
    return hybridScore.alpha();
  }

  @Override
  public double beta() {
    return hybridScore.beta();
  }

  @Override
  public String summary() {
    return LayerSummary.format(layers())
        + "%n%nscore: %s, alpha %.4g, beta %.4g"
            .formatted(hybridScore.type().optionValue(), alpha(), beta());
  }

  @Override
  public Map<String, byte[]> save() {
    return ReconstructionModelCodec.encode(
        normalization, architecture, weights, statistics, history);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "tensorflow",
        TensorFlowRuntime.version(),
        "device",
        device.name(),
        "precision",
        precision.optionValue());
  }

  @Override
  public void close() {
    network.close();
  }
}

package io.vad4j.reproduction.evaluation;

import io.vad4j.AnomalyMap;
import io.vad4j.Pooling;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.evaluation.region.PixelScores;
import io.vad4j.report.ReportFigure;
import io.vad4j.reproduction.scoring.Baseline;
import io.vad4j.reproduction.scoring.Candidate;
import io.vad4j.reproduction.scoring.EvaluationClip;
import io.vad4j.reproduction.scoring.FeatureMatrix;
import io.vad4j.reproduction.scoring.Latency;
import io.vad4j.reproduction.scoring.MapExtractor;
import io.vad4j.reproduction.scoring.MapType;
import io.vad4j.reproduction.scoring.ScoreFeature;
import io.vad4j.reproduction.scoring.ScoreFormula;
import io.vad4j.reproduction.scoring.ScorerFeatures;
import io.vad4j.reproduction.training.ParallelTasks;
import io.vad4j.reproduction.training.TrainingPlan;
import io.vad4j.reproduction.training.Variant;
import io.vad4j.reproduction.training.VariantTraining;
import io.vad4j.spi.ScorerModel;
import io.vad4j.tensorflow.AttentionInspector;
import io.vad4j.tensorflow.LayerSummary;
import io.vad4j.tensorflow.MaskedAutoencoder;
import io.vad4j.tensorflow.ReconstructionInspector;
import io.vad4j.tensorflow.TrainedNetwork;
import io.vad4j.tensorflow.VideoTransformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Scores all clips with all trained networks and baselines, and evaluates the scores. */
public final class EvaluationStage {
  /** Suffix of the key of a network that is scored with masks. */
  public static final String MASKED_INFERENCE = "-test-mask";

  /** Suffix of the key of a peer whose formula was selected without test labels. */
  public static final String PEER_BEST = "-best";

  /** Suffix of the key of the hybrid network in bfloat16. */
  public static final String BFLOAT16 = "-bfloat16";

  /** Key of the method that was selected without test labels. */
  public static final String BEST = "best";

  /** Groups of trainings of the paper's network. */
  private static final Set<Variant.Group> NETWORK_GROUPS =
      Set.of(Variant.Group.MAIN, Variant.Group.EXTENSION, Variant.Group.ABLATION);

  private static final ScoreFeature ERROR = ScoreFeature.mean(MapType.ERROR);
  private static final ScoreFeature ANOMALY = ScoreFeature.mean(MapType.ANOMALY);

  /** Score formula of each network in the tables of the paper. */
  private static final Map<String, ScoreFormula> FORMULAS =
      Map.of(
          TrainingPlan.PLAIN,
          ScoreFormula.of(ERROR),
          TrainingPlan.MASKED,
          ScoreFormula.of(ERROR),
          TrainingPlan.WEIGHTED,
          ScoreFormula.of(ScoreFeature.mean(MapType.WEIGHTED_ERROR)),
          TrainingPlan.HYBRID,
          ScoreFormula.HYBRID,
          TrainingPlan.HYBRID + BFLOAT16,
          ScoreFormula.HYBRID,
          TrainingPlan.TEMPORAL,
          ScoreFormula.HYBRID);

  private static final String TEMPORAL_TITLE =
      "Hybrid, %d frames and temporal attention".formatted(TrainingPlan.TEMPORAL_FRAMES);

  /** Titles of the peers by key, in the order of the tables. */
  private static final Map<String, String> PEER_TITLES =
      new TreeMap<>(
          Map.of(
              TrainingPlan.GAN, "GAN (VALD-GAN-style)",
              TrainingPlan.GAN_PLAIN, "GAN, λ = 0: plain autoencoder of its shape",
              TrainingPlan.TRANSFORMER, "Transformer (AED-MAE-style)"));

  private final ReproductionResults.Setting setting;
  private final Dataset dataset;
  private final Map<String, VariantTraining> trainings = new LinkedHashMap<>();
  private final int threads;
  private final Consumer<String> log;
  private final Map<String, MethodResult> methods = new LinkedHashMap<>();

  public EvaluationStage(
      ReproductionResults.Setting setting,
      Dataset dataset,
      List<VariantTraining> trainings,
      int threads,
      Consumer<String> log) {
    this.setting = setting;
    this.dataset = dataset;
    trainings.forEach(training -> this.trainings.put(training.variant().name(), training));
    this.threads = threads;
    this.log = log;
  }

  /** Runs all evaluations. */
  public ReproductionResults run() {
    Map<String, ScorerFeatures> networks = scoreNetworks();
    evaluateNetworks(networks);
    List<Candidate> candidates = Candidate.rank(select(networks, Variant.Group.MAIN));
    candidates.stream()
        .findFirst()
        .ifPresent(best -> evaluateBest(BEST, "Best on pseudo-anomalies", best, networks));
    Candidate.rank(select(networks, Variant.Group.EXTENSION)).stream()
        .findFirst()
        .ifPresent(
            best ->
                evaluateBest(
                    TrainingPlan.TEMPORAL + PEER_BEST, TEMPORAL_TITLE + ", best", best, networks));
    evaluateBaselines();
    evaluatePeers();
    evaluateRepeats();
    List<LayerSummary> layers;
    List<ReportFigure> samples = new ArrayList<>();
    try (ScorerModel hybrid = training(TrainingPlan.HYBRID).load();
        ReconstructionInspector inspector = MaskedAutoencoder.of(hybrid).newInspector()) {
      layers = MaskedAutoencoder.of(hybrid).layers();
      samples.addAll(
          SampleFigures.create(inspector, testClips(), method(TrainingPlan.HYBRID).testClips()));
    }
    try (ScorerModel transformer = training(TrainingPlan.TRANSFORMER).load();
        AttentionInspector inspector = VideoTransformer.of(transformer).newInspector()) {
      samples.addAll(
          SampleFigures.attention(
              inspector, testClips(), method(TrainingPlan.TRANSFORMER).testClips()));
    }
    log.accept("measuring speed");
    return new ReproductionResults(
        setting, layers, histories(), networks, methods, candidates, measureLatencies(), samples);
  }

  private List<EvaluationClip> testClips() {
    return setting.clips().withRole(EvaluationClip.Role.TEST);
  }

  private VariantTraining training(String name) {
    return Objects.requireNonNull(trainings.get(name), name);
  }

  private MethodResult method(String key) {
    return Objects.requireNonNull(methods.get(key), key);
  }

  private Map<String, ReproductionResults.Training> histories() {
    Map<String, ReproductionResults.Training> histories = new LinkedHashMap<>();
    trainings.forEach(
        (name, training) -> {
          try (ScorerModel model = training.load()) {
            histories.put(
                name,
                new ReproductionResults.Training(
                    training.variant(),
                    training.readMetadata(),
                    TrainedNetwork.of(model).history()));
          }
        });
    return histories;
  }

  /** Features by all networks of the paper, computed in parallel. */
  private Map<String, ScorerFeatures> scoreNetworks() {
    Map<String, Callable<ScorerFeatures>> tasks = new LinkedHashMap<>();
    trainings.forEach(
        (name, training) -> {
          if (NETWORK_GROUPS.contains(training.variant().group())) {
            tasks.put(name, () -> extractFeatures(name, training.load()));
          }
        });
    for (String name : List.of(TrainingPlan.MASKED, TrainingPlan.HYBRID, TrainingPlan.TEMPORAL)) {
      tasks.put(
          name + MASKED_INFERENCE,
          () ->
              extractFeatures(
                  name + MASKED_INFERENCE, training(name).load("inference-mask", "complementary")));
    }
    loadBfloat16()
        .ifPresent(
            model ->
                tasks.put(
                    TrainingPlan.HYBRID + BFLOAT16,
                    () -> extractFeatures(TrainingPlan.HYBRID + BFLOAT16, model)));
    List<ScorerFeatures> features = ParallelTasks.run(new ArrayList<>(tasks.values()), threads);
    Map<String, ScorerFeatures> results = new LinkedHashMap<>();
    for (String name : tasks.keySet()) {
      results.put(name, features.get(results.size()));
    }
    return results;
  }

  /** The hybrid network in bfloat16, to be closed; empty where the processor does not have it. */
  private Optional<ScorerModel> loadBfloat16() {
    ScorerModel model = training(TrainingPlan.HYBRID).load("precision", "bfloat16");
    if ("bfloat16".equals(model.environment().get("precision"))) {
      return Optional.of(model);
    }
    model.close();
    return Optional.empty();
  }

  private ScorerFeatures extractFeatures(String name, ScorerModel model) {
    log.accept("scoring with " + name);
    try (model;
        MapExtractor source = MapExtractor.forNetwork(model)) {
      return ScorerFeatures.extract(
          source,
          setting.clips().clips(),
          ScorerFeatures.ofNetwork(),
          Optional.ofNullable(FORMULAS.get(name)));
    }
  }

  private void evaluateNetworks(Map<String, ScorerFeatures> networks) {
    evaluateNetwork(TrainingPlan.PLAIN, "Plain autoencoder", networks);
    evaluateNetwork(TrainingPlan.MASKED, "Masked autoencoder", networks);
    evaluateNetwork(TrainingPlan.WEIGHTED, "Spatially weighted loss", networks);
    evaluateNetwork(TrainingPlan.HYBRID, "Hybrid", networks);
    evaluateNetwork(TrainingPlan.TEMPORAL, TEMPORAL_TITLE, networks);
    if (networks.containsKey(TrainingPlan.HYBRID + BFLOAT16)) {
      evaluateNetwork(TrainingPlan.HYBRID + BFLOAT16, "Hybrid, scored in bfloat16", networks);
    }
  }

  private void evaluateNetwork(String network, String title, Map<String, ScorerFeatures> networks) {
    ScorerFeatures result = Objects.requireNonNull(networks.get(network));
    addMethod(network, title, Objects.requireNonNull(FORMULAS.get(network)), result);
  }

  /** The networks of a group, as they are and with masks. */
  private Map<String, ScorerFeatures> select(
      Map<String, ScorerFeatures> networks, Variant.Group group) {
    Map<String, ScorerFeatures> selected = new LinkedHashMap<>();
    networks.forEach(
        (name, result) -> {
          VariantTraining training = trainings.get(trainingName(name));
          if (training != null && training.variant().group() == group) {
            selected.put(name, result);
          }
        });
    return selected;
  }

  private static String trainingName(String network) {
    return network.endsWith(MASKED_INFERENCE)
        ? network.substring(0, network.length() - MASKED_INFERENCE.length())
        : network;
  }

  private void evaluateBest(
      String key, String title, Candidate best, Map<String, ScorerFeatures> networks) {
    log.accept(
        "scoring with the selected formula: "
            + best.network()
            + ", "
            + best.formula().description());
    FeatureMatrix featureMatrix =
        Objects.requireNonNull(networks.get(best.network())).featureMatrix();
    PixelScores pixels = new PixelScores();
    try (ScorerModel model = loadModel(best.network());
        MapExtractor source = MapExtractor.forNetwork(model)) {
      for (EvaluationClip clip : testClips()) {
        List<Map<MapType, AnomalyMap>> maps = source.extract(clip);
        ScorerFeatures.addPixelScores(pixels, featureMatrix, best.formula(), clip, maps);
      }
    }
    addMethod(
        key,
        title,
        best.network() + " network: " + best.formula().description(),
        best.formula(),
        new ScorerFeatures(featureMatrix, Optional.of(pixels)));
  }

  private ScorerModel loadModel(String network) {
    VariantTraining training = training(trainingName(network));
    return network.endsWith(MASKED_INFERENCE)
        ? training.load("inference-mask", "complementary")
        : training.load();
  }

  private void evaluateBaselines() {
    for (Baseline baseline : Baseline.ALL) {
      log.accept("scoring with " + baseline.scorer());
      try (ScorerModel model = baseline.createModel()) {
        evaluateMethod(baseline.scorer(), baseline.title(), model, ANOMALY, Duration.ZERO);
      }
    }
    evaluateMotion(TrainingPlan.MOTION);
  }

  private void evaluateMotion(String name) {
    log.accept("scoring with " + name);
    try (ScorerModel model = training(name).load()) {
      Pooling pooling = training(name).pooling();
      evaluateMethod(
          name,
          "Masked motion autoencoder (ours)",
          model,
          new ScoreFeature(MapType.ANOMALY, pooling, false),
          Candidate.SMOOTHING);
    }
  }

  /** The networks that were published elsewhere: by mean error, and as selected without labels. */
  private void evaluatePeers() {
    evaluatePeers(name -> name, Optional.of(ScoreFormula.of(ANOMALY)));
  }

  /** The same networks and the motion autoencoder with further seeds. */
  private void evaluateRepeats() {
    for (long seed : TrainingPlan.furtherSeeds(setting.budget())) {
      evaluatePeers(name -> TrainingPlan.repeatName(name, seed), Optional.empty());
      evaluateMotion(TrainingPlan.repeatName(TrainingPlan.MOTION, seed));
    }
  }

  private void evaluatePeers(UnaryOperator<String> key, Optional<ScoreFormula> pixelFormula) {
    List<Callable<ScorerFeatures>> tasks = new ArrayList<>();
    PEER_TITLES
        .keySet()
        .forEach(name -> tasks.add(() -> extractPeerFeatures(key.apply(name), pixelFormula)));
    List<ScorerFeatures> features = ParallelTasks.run(tasks, threads);
    int index = 0;
    for (Map.Entry<String, String> peer : PEER_TITLES.entrySet()) {
      ScorerFeatures result = features.get(index++);
      addMethod(
          key.apply(peer.getKey()), peer.getValue() + ", mean", ScoreFormula.of(ANOMALY), result);
      Candidate.bestOfMap(peer.getKey(), MapType.ANOMALY, result)
          .ifPresent(
              best ->
                  addMethod(
                      key.apply(peer.getKey() + PEER_BEST),
                      peer.getValue() + ", best",
                      best.formula(),
                      result));
    }
  }

  private ScorerFeatures extractPeerFeatures(String name, Optional<ScoreFormula> pixelFormula) {
    log.accept("scoring with " + name);
    try (ScorerModel model = training(name).load();
        MapExtractor source = MapExtractor.forScorer(model)) {
      return ScorerFeatures.extract(
          source,
          setting.clips().clips(),
          ScorerFeatures.ofMaps(List.of(MapType.ANOMALY)),
          pixelFormula);
    }
  }

  private void evaluateMethod(
      String key, String title, ScorerModel model, ScoreFeature feature, Duration smoothing) {
    ScoreFeature box = new ScoreFeature(MapType.ANOMALY, Baseline.BOX_POOLING, false);
    List<ScoreFeature> features = feature.equals(box) ? List.of(box) : List.of(feature, box);
    try (MapExtractor source = MapExtractor.forScorer(model)) {
      ScorerFeatures result =
          ScorerFeatures.extract(
              source, setting.clips().clips(), features, Optional.of(ScoreFormula.of(feature)));
      addMethod(key, title, ScoreFormula.of(feature).withSmoothing(smoothing), result);
      if (smoothing.isZero()) {
        addMethod(key + "-box", title + ", largest box", ScoreFormula.of(box), result);
      }
    }
  }

  private void addMethod(String key, String title, ScoreFormula formula, ScorerFeatures result) {
    addMethod(key, title, formula.description(), formula, result);
  }

  private void addMethod(
      String key, String title, String description, ScoreFormula formula, ScorerFeatures result) {
    methods.put(
        key,
        new MethodResult(
            key,
            title,
            description,
            formula.scoreClips(result.featureMatrix(), EvaluationClip.Role.TEST),
            formula.normalScores(result.featureMatrix()),
            result.pixels()));
  }

  /** Measured last and alone, so that nothing else uses the processor. */
  private Map<String, Latency> measureLatencies() {
    Map<String, Latency> latencies = new LinkedHashMap<>();
    List<String> networks =
        new ArrayList<>(List.of(TrainingPlan.HYBRID, TrainingPlan.TEMPORAL, TrainingPlan.MOTION));
    networks.addAll(TrainingPlan.PEERS);
    for (String name : networks) {
      try (ScorerModel model = training(name).load()) {
        latencies.put(name, measureLatency(model));
      }
    }
    loadBfloat16()
        .ifPresent(
            model -> {
              try (model) {
                latencies.put(TrainingPlan.HYBRID + BFLOAT16, measureLatency(model));
              }
            });
    for (Baseline baseline : Baseline.ALL) {
      try (ScorerModel model = baseline.createModel()) {
        latencies.put(baseline.scorer(), measureLatency(model));
      }
    }
    return latencies;
  }

  private Latency measureLatency(ScorerModel model) {
    return Latency.measure(model, dataset.test().get(0), setting.width(), setting.height());
  }
}

package io.vad4j.examples.cli.reproduce;

import io.vad4j.AnomalyMap;
import io.vad4j.Pooling;
import io.vad4j.VadException;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.evaluate.PixelScores;
import io.vad4j.examples.cli.page.Figure;
import io.vad4j.spi.ScorerModel;
import io.vad4j.tensorflow.FrameStudy;
import io.vad4j.tensorflow.Layer;
import io.vad4j.tensorflow.MaskedAutoencoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Scores all clips with all that was trained, and judges the scores. */
final class EvaluationStage {
  /** What the scores of a network with masks are called, after the network's name. */
  static final String MASKS = "-test-mask";

  /** The way to score that was chosen without test labels. */
  static final String BEST = "best";

  private static final Reading ERROR = Reading.mean(Signal.ERROR);
  private static final Reading EVIDENCE = Reading.mean(Signal.EVIDENCE);

  /** How each network's score is made, in the tables of the paper. */
  private static final Map<String, Recipe> RECIPES =
      Map.of(
          TrainingPlan.PLAIN,
          Recipe.of(ERROR),
          TrainingPlan.MASKED,
          Recipe.of(ERROR),
          TrainingPlan.WEIGHTED,
          Recipe.of(Reading.mean(Signal.WEIGHTED_ERROR)),
          TrainingPlan.HYBRID,
          NetworkReadings.HYBRID);

  private final Results.Setting setting;
  private final Dataset dataset;
  private final Map<String, VariantTraining> trainings = new LinkedHashMap<>();
  private final int threads;
  private final Consumer<String> say;
  private final Map<String, Method> methods = new LinkedHashMap<>();

  EvaluationStage(
      Results.Setting setting,
      Dataset dataset,
      List<VariantTraining> trainings,
      int threads,
      Consumer<String> say) {
    this.setting = setting;
    this.dataset = dataset;
    trainings.forEach(training -> this.trainings.put(training.variant().name(), training));
    this.threads = threads;
    this.say = say;
  }

  /** Does all of it. */
  Results run() {
    Map<String, NetworkReadings> networks = networks();
    judgeNetworks(networks);
    List<Choice> choices = Choice.of(chosenFrom(networks));
    choices.stream().findFirst().ifPresent(best -> judgeBest(best, networks));
    judgeBaselines();
    List<Layer> layers;
    List<Figure> samples;
    try (ScorerModel hybrid = training(TrainingPlan.HYBRID).load();
        FrameStudy study = MaskedAutoencoder.of(hybrid).study()) {
      layers = MaskedAutoencoder.of(hybrid).layers();
      samples = Samples.of(study, test(), method(TrainingPlan.HYBRID).test());
    }
    say.accept("measuring speed");
    return new Results(setting, layers, histories(), networks, methods, choices, speeds(), samples);
  }

  private List<WatchedClip> test() {
    return setting.clips().only(WatchedClip.Role.TEST);
  }

  private VariantTraining training(String name) {
    return Objects.requireNonNull(trainings.get(name), name);
  }

  private Method method(String key) {
    return Objects.requireNonNull(methods.get(key), key);
  }

  private Map<String, Results.Training> histories() {
    Map<String, Results.Training> histories = new LinkedHashMap<>();
    trainings.forEach(
        (name, training) -> {
          try (ScorerModel model = training.load()) {
            histories.put(
                name,
                new Results.Training(
                    training.variant(),
                    training.training(),
                    MaskedAutoencoder.of(model).history()));
          }
        });
    return histories;
  }

  /** What all networks of the paper read; some networks at a time. */
  private Map<String, NetworkReadings> networks() {
    Map<String, Callable<NetworkReadings>> tasks = new LinkedHashMap<>();
    trainings.forEach(
        (name, training) -> {
          if (training.variant().group() != Variant.Group.COMPARISON) {
            tasks.put(name, () -> read(name, training.load()));
          }
        });
    for (String name : List.of(TrainingPlan.MASKED, TrainingPlan.HYBRID)) {
      tasks.put(
          name + MASKS,
          () -> read(name + MASKS, training(name).load("test-mask", "complementary")));
    }
    Map<String, NetworkReadings> results = new LinkedHashMap<>();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      Map<String, Future<NetworkReadings>> futures = new LinkedHashMap<>();
      tasks.forEach((name, task) -> futures.put(name, workers.submit(task)));
      for (Map.Entry<String, Future<NetworkReadings>> future : futures.entrySet()) {
        results.put(future.getKey(), future.getValue().get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new VadException("Scoring failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VadException("Scoring was interrupted; run it again.", e);
    } finally {
      workers.shutdownNow();
    }
  }

  private NetworkReadings read(String name, ScorerModel model) {
    say.accept("scoring with " + name);
    try (model;
        MapSource source = MapSource.ofNetwork(model)) {
      return NetworkReadings.of(
          source, setting.clips().clips(), Optional.ofNullable(RECIPES.get(name)));
    }
  }

  private void judgeNetworks(Map<String, NetworkReadings> networks) {
    judge(TrainingPlan.PLAIN, "Plain autoencoder", networks);
    judge(TrainingPlan.MASKED, "Masked autoencoder", networks);
    judge(TrainingPlan.WEIGHTED, "Spatially weighted loss", networks);
    judge(TrainingPlan.HYBRID, "Hybrid", networks);
  }

  private void judge(String network, String title, Map<String, NetworkReadings> networks) {
    NetworkReadings result = Objects.requireNonNull(networks.get(network));
    Recipe recipe = Objects.requireNonNull(RECIPES.get(network));
    methods.put(
        network,
        new Method(
            network,
            title,
            recipe.words(),
            true,
            recipe.scored(result.readings(), WatchedClip.Role.TEST),
            recipe.normal(result.readings()),
            result.pixels()));
  }

  /** The four main networks, as they are and with masks. */
  private Map<String, NetworkReadings> chosenFrom(Map<String, NetworkReadings> networks) {
    Map<String, NetworkReadings> main = new LinkedHashMap<>();
    networks.forEach(
        (name, result) -> {
          VariantTraining training = trainings.get(name);
          if (training == null || training.variant().group() == Variant.Group.MAIN) {
            main.put(name, result);
          }
        });
    return main;
  }

  private void judgeBest(Choice best, Map<String, NetworkReadings> networks) {
    say.accept("scoring once more, as chosen: " + best.network() + ", " + best.recipe().words());
    Readings readings = Objects.requireNonNull(networks.get(best.network())).readings();
    PixelScores pixels = new PixelScores();
    try (ScorerModel model = model(best.network());
        MapSource source = MapSource.ofNetwork(model)) {
      for (WatchedClip clip : test()) {
        List<Map<Signal, AnomalyMap>> maps = source.look(clip);
        NetworkReadings.addMaps(pixels, readings, best.recipe(), clip, maps);
      }
    }
    methods.put(
        BEST,
        new Method(
            BEST,
            "Best by what needs no test labels",
            best.network() + " network: " + best.recipe().words(),
            true,
            best.recipe().scored(readings, WatchedClip.Role.TEST),
            best.recipe().normal(readings),
            Optional.of(pixels)));
  }

  private ScorerModel model(String network) {
    return network.endsWith(MASKS)
        ? training(network.substring(0, network.length() - MASKS.length()))
            .load("test-mask", "complementary")
        : training(network).load();
  }

  private void judgeBaselines() {
    for (Baselines.Baseline baseline : Baselines.ALL) {
      say.accept("scoring with " + baseline.scorer());
      try (ScorerModel model = baseline.model()) {
        judge(baseline.scorer(), baseline.title(), model, EVIDENCE, Duration.ZERO);
      }
    }
    say.accept("scoring with " + TrainingPlan.MOTION);
    try (ScorerModel model = training(TrainingPlan.MOTION).load()) {
      Pooling pooling = training(TrainingPlan.MOTION).pooling();
      judge(
          TrainingPlan.MOTION,
          "Masked motion autoencoder (ours)",
          model,
          new Reading(Signal.EVIDENCE, pooling, false),
          Choice.SMOOTHING);
    }
  }

  private void judge(
      String key, String title, ScorerModel model, Reading reading, Duration smoothing) {
    Reading box = new Reading(Signal.EVIDENCE, Baselines.BOX, false);
    Baselines.Result result =
        Baselines.read(
            model,
            setting.clips().clips(),
            reading.equals(box) ? List.of(box) : List.of(reading, box));
    put(key, title, Recipe.of(reading).smoothed(smoothing), result);
    if (smoothing.isZero()) {
      put(key + "-box", title + ", largest box", Recipe.of(box), result);
    }
  }

  private void put(String key, String title, Recipe recipe, Baselines.Result result) {
    methods.put(
        key,
        new Method(
            key,
            title,
            recipe.words(),
            true,
            recipe.scored(result.readings(), WatchedClip.Role.TEST),
            recipe.normal(result.readings()),
            Optional.of(result.pixels())));
  }

  /** Measured last and alone, so that nothing else takes the processor. */
  private Map<String, Speed> speeds() {
    Map<String, Speed> speeds = new LinkedHashMap<>();
    for (String name : List.of(TrainingPlan.HYBRID, TrainingPlan.MOTION)) {
      try (ScorerModel model = training(name).load()) {
        speeds.put(name, speed(model));
      }
    }
    for (Baselines.Baseline baseline : Baselines.ALL) {
      try (ScorerModel model = baseline.model()) {
        speeds.put(baseline.scorer(), speed(model));
      }
    }
    return speeds;
  }

  private Speed speed(ScorerModel model) {
    return Speed.of(model, dataset.test().get(0), setting.width(), setting.height());
  }
}

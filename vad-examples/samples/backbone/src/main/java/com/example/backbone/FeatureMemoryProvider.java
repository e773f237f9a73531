package com.example.backbone;

import ai.onnxruntime.OrtException;
import com.example.backbone.FeatureMemory.Sampler;
import io.vad4j.AnomalyKind;
import io.vad4j.InvalidOptionException;
import io.vad4j.ModelException;
import io.vad4j.Options;
import io.vad4j.TrainingException;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Provides scorers that compare features of a network with those of normal video. */
public final class FeatureMemoryProvider implements TrainableScorerProvider {
  private static final int FRAMES_PER_CLIP = 40;

  @Override
  public ScorerDescriptor descriptor() {
    return ScorerDescriptor.builder(
            "feature-memory",
            "Distance of the features of a network to those of normal video; does not see motion.")
        .kind(AnomalyKind.APPEARANCE)
        .option(OptionSpec.path("network", "", "ONNX file of the network; required in training."))
        .option(OptionSpec.integer("memory", 1000, 10, 100_000, "Feature vectors to remember."))
        .build();
  }

  @Override
  public ScorerModel train(TrainingSet video, Options options, TrainingContext context) {
    FeatureNetwork network = open(options.getString("network"));
    try {
      Sampler sampler = new Sampler(options.getInt("memory"), context.seed());
      for (TrainingClip clip : video.clips()) {
        int step = Math.max(1, clip.size() / FRAMES_PER_CLIP);
        for (int i = 0; i < clip.size(); i += step) {
          sampler.add(network.run(clip.frame(i)));
        }
      }
      return new FeatureMemoryModel(network, sampler.memory());
    } catch (OrtException e) {
      network.close();
      throw new TrainingException(
          "The network cannot process frames of %d x %d; export it for inputs of any size."
              .formatted(video.width(), video.height()),
          e);
    }
  }

  static FeatureNetwork open(String file) {
    if (file.isEmpty()) {
      throw new InvalidOptionException("feature-memory needs network=FILE.onnx.");
    }
    try {
      return new FeatureNetwork(Files.readAllBytes(Path.of(file)));
    } catch (IOException | OrtException e) {
      throw new InvalidOptionException(file + " cannot be read as an ONNX network.", e);
    }
  }

  /** The model file holds the network, so the option is not needed any more. */
  @Override
  public ScorerModel load(Options options, Map<String, byte[]> parts) {
    if (!parts.keySet().containsAll(List.of("network.onnx", "memory"))) {
      throw new ModelException("The model lacks its network or its memory; train it again.");
    }
    try {
      FeatureMemory memory = new FeatureMemory(parts.get("memory"));
      return new FeatureMemoryModel(new FeatureNetwork(parts.get("network.onnx")), memory);
    } catch (OrtException e) {
      throw new ModelException("The network of the model cannot be opened.", e);
    }
  }
}

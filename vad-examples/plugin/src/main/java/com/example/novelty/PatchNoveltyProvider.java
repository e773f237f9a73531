package com.example.novelty;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.ModelException;
import io.vad4j.Options;
import io.vad4j.PixelFormat;
import io.vad4j.Scorer;
import io.vad4j.TrainingException;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingFootage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Remembers patches of what was seen in normal footage, and finds what is unlike all of them. */
public final class PatchNoveltyProvider implements TrainableScorerProvider {
  private static final int MEMORY = 2000;

  @Override
  public ScorerDescriptor descriptor() {
    return ScorerDescriptor.named(
            "patch-novelty", "Finds what looks unlike all that was seen; misses odd motion.")
        .kind(AnomalyKind.APPEARANCE)
        .build();
  }

  @Override
  public ScorerModel train(TrainingFootage footage, Options options, TrainingContext context) {
    double[] scene = new double[footage.width() * footage.height()];
    for (TrainingClip clip : footage.clips()) {
      for (int i = 0; i < clip.size(); i++) {
        double[] pixels = Patches.pixels(clip.frame(i));
        Arrays.setAll(scene, p -> scene[p] + pixels[p] / footage.frameCount());
      }
    }
    List<double[]> seen = new ArrayList<>();
    for (TrainingClip clip : footage.clips()) {
      for (int i = 0; i < clip.size(); i += 10) {
        seen.addAll(Patches.of(clip.frame(i), scene).values());
      }
    }
    if (seen.isEmpty()) {
      throw new TrainingException("Nothing happens in the normal footage; give some with life.");
    }
    Collections.shuffle(seen, new Random(context.seed()));
    int count = Math.min(MEMORY, seen.size());
    double[] memory = new double[count * Patches.LENGTH];
    Arrays.setAll(memory, i -> seen.get(i / Patches.LENGTH)[i % Patches.LENGTH]);
    return new Model(scene, memory);
  }

  @Override
  public ScorerModel load(Options options, Map<String, byte[]> parts) {
    if (!parts.keySet().equals(Set.of("scene", "memory"))) {
      throw new ModelException("The model lacks its scene or its memory; train it again.");
    }
    return new Model(doubles(parts.get("scene")), doubles(parts.get("memory")));
  }

  private static double[] doubles(byte[] bytes) {
    double[] numbers = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).asDoubleBuffer().get(numbers);
    return numbers;
  }

  private static byte[] bytes(double[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
    bytes.asDoubleBuffer().put(numbers);
    return bytes.array();
  }

  /** The scene on average, and patches of what was seen in it. */
  private record Model(double[] scene, double[] memory) implements ScorerModel {
    @Override
    public Map<String, byte[]> save() {
      return Map.of("scene", bytes(scene), "memory", bytes(memory));
    }

    @Override
    public Scorer open() {
      return new PatchNovelty(this);
    }

    /** How far the nearest patch in memory is from this one. */
    float novelty(double[] patch) {
      double nearest = Double.MAX_VALUE;
      for (int start = 0; start < memory.length; start += patch.length) {
        double distance = 0;
        for (int i = 0; i < patch.length; i++) {
          double difference = patch[i] - memory[start + i];
          distance += difference * difference;
        }
        nearest = Math.min(nearest, distance);
      }
      return (float) Math.sqrt(nearest);
    }
  }

  /** Looks at each frame by itself. */
  private static final class PatchNovelty implements Scorer {
    private final Model model;
    private boolean closed;

    PatchNovelty(Model model) {
      this.model = model;
    }

    @Override
    public Optional<AnomalyMap> score(Frame frame) {
      if (closed) {
        throw new IllegalStateException("This scorer is closed.");
      }
      if (frame.format() != PixelFormat.GRAY8 || frame.byteCount() != model.scene().length) {
        throw new InvalidFrameException(frame + " does not fit the footage learned from.");
      }
      int columns = frame.width() / 8;
      int rows = frame.height() / 8;
      float[] evidence = new float[columns * rows];
      Patches.of(frame, model.scene())
          .forEach((cell, patch) -> evidence[cell] = model.novelty(patch));
      return Optional.of(AnomalyMap.of(columns, rows, evidence));
    }

    @Override
    public void reset() {}

    @Override
    public void close() {
      closed = true;
    }
  }
}

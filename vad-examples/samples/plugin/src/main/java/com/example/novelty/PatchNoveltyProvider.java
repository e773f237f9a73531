package com.example.novelty;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.ModelException;
import io.vad4j.Options;
import io.vad4j.PixelFormat;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;

/** Appearance novelty: distance of each patch to the nearest patch of normal video. */
public final class PatchNoveltyProvider implements TrainableScorerProvider {
  @Override
  public ScorerDescriptor descriptor() {
    return ScorerDescriptor.builder(
            "patch-novelty",
            "Detects appearance unlike all of the training data; does not see motion.")
        .kind(AnomalyKind.APPEARANCE)
        .build();
  }

  @Override
  public ScorerModel train(TrainingSet trainingSet, Options options, TrainingContext context) {
    byte[] scene = new byte[trainingSet.width() * trainingSet.height()];
    trainingSet.clips().get(0).frame(0).copyTo(scene);
    for (var clip : trainingSet.clips()) {
      for (int i = 0; i < clip.size(); i++) {
        // A step towards each frame approximates the median, the background of the scene.
        ByteBuffer pixels = clip.frame(i).pixels();
        for (int p = 0; p < scene.length; p++) {
          scene[p] += (byte) Integer.signum((pixels.get(p) & 0xff) - (scene[p] & 0xff));
        }
      }
    }
    List<byte[]> patches = new ArrayList<>();
    for (var clip : trainingSet.clips()) {
      for (int i = 0; i < clip.size(); i += 10) {
        forEachPatch(clip.frame(i), scene, (cell, patch) -> patches.add(patch));
      }
    }
    Collections.shuffle(patches, new Random(context.seed()));
    ByteArrayOutputStream memory = new ByteArrayOutputStream();
    patches.stream().limit(2000).forEach(memory::writeBytes);
    return new Model(scene, memory.toByteArray());
  }

  @Override
  public ScorerModel load(Options options, Map<String, byte[]> parts) {
    if (!parts.keySet().containsAll(List.of("scene", "memory"))) {
      throw new ModelException("The model lacks its scene or its memory; train it again.");
    }
    return new Model(parts.get("scene"), parts.get("memory"));
  }

  /** Edges in four directions in the quarters of each patch of 16 × 16 pixels that is covered. */
  private static void forEachPatch(Frame frame, byte[] scene, BiConsumer<Integer, byte[]> action) {
    ByteBuffer pixels = frame.pixels();
    int width = frame.width();
    int columns = width / 8;
    for (int cell = 0; cell < columns * (frame.height() / 8); cell++) {
      int[] edges = new int[16];
      int change = 0;
      for (int i = 0; i < 256; i++) {
        int x = Math.min(width - 2, cell % columns * 8 + i % 16);
        int y = Math.min(frame.height() - 2, cell / columns * 8 + i / 16);
        int here = pixels.get(y * width + x) & 0xff;
        int dx = (pixels.get(y * width + x + 1) & 0xff) - here;
        int dy = (pixels.get(y * width + x + width) & 0xff) - here;
        int direction = (dx * dy < 0 ? 2 : 0) + (Math.abs(dx) < Math.abs(dy) ? 1 : 0);
        edges[i / 128 * 8 + i % 16 / 8 * 4 + direction] += Math.abs(dx) + Math.abs(dy);
        change += Math.abs(here - (scene[y * width + x] & 0xff));
      }
      if (change > 10 * 256) {
        byte[] patch = new byte[edges.length];
        for (int i = 0; i < edges.length; i++) {
          patch[i] = (byte) Math.sqrt(edges[i]);
        }
        action.accept(cell, patch);
      }
    }
  }

  /** The scene, and patches of what covered it, one after another. */
  private record Model(byte[] scene, byte[] memory) implements ScorerModel {
    @Override
    public Map<String, byte[]> save() {
      return Map.of("scene", scene, "memory", memory);
    }

    @Override
    public Scorer newScorer() {
      return new PatchNovelty();
    }

    /** Scores single frames, without state. */
    private final class PatchNovelty implements Scorer {
      private boolean closed;

      @Override
      public Optional<AnomalyMap> score(Frame frame) {
        if (closed) {
          throw new IllegalStateException("This scorer is closed.");
        }
        if (frame.format() != PixelFormat.GRAY8 || frame.byteCount() != scene.length) {
          throw new InvalidFrameException(frame + " does not have the size of the training data.");
        }
        int columns = frame.width() / 8;
        float[] novelties = new float[columns * (frame.height() / 8)];
        forEachPatch(frame, scene, (cell, patch) -> novelties[cell] = novelty(patch));
        return Optional.of(AnomalyMap.of(columns, novelties.length / columns, novelties));
      }

      /** The distance of a patch to the nearest one in memory. */
      private float novelty(byte[] patch) {
        int nearest = Integer.MAX_VALUE;
        for (int start = 0; start < memory.length; start += patch.length) {
          int distance = 0;
          for (int i = 0; i < patch.length; i++) {
            int difference = (patch[i] & 0xff) - (memory[start + i] & 0xff);
            distance += difference * difference;
          }
          nearest = Math.min(nearest, distance);
        }
        return (float) Math.sqrt(nearest);
      }

      @Override
      public void reset() {}

      @Override
      public void close() {
        closed = true;
      }
    }
  }
}

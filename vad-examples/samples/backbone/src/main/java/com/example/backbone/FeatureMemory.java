package com.example.backbone;

import com.example.backbone.FeatureNetwork.Features;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Memory bank: a random sample of the feature vectors of normal video. */
final class FeatureMemory {
  private final int size;
  private final float[] vectors;

  /** Restores a memory bank from its bytes. */
  FeatureMemory(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    size = buffer.getInt();
    vectors = new float[buffer.remaining() / Float.BYTES];
    buffer.asFloatBuffer().get(vectors);
  }

  private FeatureMemory(int size, float[] vectors) {
    this.size = size;
    this.vectors = vectors;
  }

  /** The memory bank as bytes. */
  byte[] toBytes() {
    ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + Float.BYTES * vectors.length);
    buffer.putInt(size).asFloatBuffer().put(vectors);
    return buffer.array();
  }

  /** The distance of each vector to the nearest one in memory. */
  float[] distances(Features features) {
    float[] distances = new float[features.columns() * features.rows()];
    for (int cell = 0; cell < distances.length; cell++) {
      float nearest = Float.MAX_VALUE;
      for (int start = 0; start < vectors.length; start += size) {
        nearest = Math.min(nearest, squared(features.values(), cell * size, start));
      }
      distances[cell] = (float) Math.sqrt(nearest);
    }
    return distances;
  }

  private float squared(float[] values, int from, int start) {
    float sum = 0;
    for (int i = 0; i < size; i++) {
      float difference = values[from + i] - vectors[start + i];
      sum += difference * difference;
    }
    return sum;
  }

  /** Samples vectors with equal probability, whatever their number. */
  static final class Sampler {
    private final int capacity;
    private final Random random;
    private float[] sample = {};
    private int size;
    private long seen;

    Sampler(int capacity, long seed) {
      this.capacity = capacity;
      random = new Random(seed);
    }

    void add(Features features) {
      size = features.size();
      if (sample.length == 0) {
        sample = new float[capacity * size];
      }
      for (int from = 0; from < features.values().length; from += size) {
        long place = seen < capacity ? seen : random.nextLong(seen + 1);
        if (place < capacity) {
          System.arraycopy(features.values(), from, sample, (int) place * size, size);
        }
        seen++;
      }
    }

    FeatureMemory memory() {
      return new FeatureMemory(size, Arrays.copyOf(sample, (int) Math.min(seen, capacity) * size));
    }
  }
}

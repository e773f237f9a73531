package io.vad4j.tckcheck;

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
import java.util.Map;
import java.util.Optional;

/**
 * Scorer that conforms to the contract, for subclasses that violate one rule each: the change since
 * the last frame in four quadrants, divided by a constant that stands for training.
 */
class ReferenceScorer implements Scorer {
  static final int WARM_UP = 1;

  private byte[] last = new byte[0];
  private int frames;
  private boolean closed;

  /** A provider of such scorers. */
  static class Provider implements TrainableScorerProvider {
    @Override
    public ScorerDescriptor descriptor() {
      return ScorerDescriptor.builder("reference", "For the kit's own tests.")
          .warmUpFrames(WARM_UP)
          .build();
    }

    @Override
    public ScorerModel train(TrainingSet trainingSet, Options options, TrainingContext context) {
      return createModel((byte) 2);
    }

    @Override
    public ScorerModel load(Options options, Map<String, byte[]> parts) {
      byte[] divisor = parts.get("divisor");
      if (divisor == null) {
        throw new ModelException("The part 'divisor' is missing.");
      }
      return createModel(divisor[0]);
    }

    ScorerModel createModel(byte divisor) {
      return new ScorerModel() {
        @Override
        public Scorer newScorer() {
          return createScorer(divisor);
        }

        @Override
        public Map<String, byte[]> save() {
          return Map.of("divisor", new byte[] {divisor});
        }

        @Override
        public Optional<ScorerModel> extend(
            TrainingSet normal, double level, TrainingContext context) {
          return isExtensible() ? Optional.of(extendModel(divisor)) : Optional.empty();
        }
      };
    }

    boolean isExtensible() {
      return false;
    }

    ScorerModel extendModel(byte divisor) {
      return createModel((byte) (divisor + 1));
    }

    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor);
    }
  }

  private final byte divisor;

  ReferenceScorer(byte divisor) {
    this.divisor = divisor;
  }

  @Override
  public Optional<AnomalyMap> score(Frame frame) {
    checkOpen();
    checkFormat(frame);
    byte[] current = frame.toByteArray();
    if (frames > 0) {
      checkSize(current);
    }
    byte[] previous = last;
    last = current;
    frames++;
    return frames <= warmUp()
        ? Optional.empty()
        : Optional.of(toMap(quadrantMeans(previous, current, frame.width())));
  }

  /** The mean change in each quadrant. */
  private float[] quadrantMeans(byte[] previous, byte[] current, int width) {
    float[] quadrants = new float[4];
    int height = current.length / width;
    for (int i = 0; i < current.length; i++) {
      int quadrant = 2 * (i / width * 2 / height) + i % width * 2 / width;
      quadrants[quadrant] += Math.abs((current[i] & 0xff) - (previous[i] & 0xff));
    }
    for (int quadrant = 0; quadrant < 4; quadrant++) {
      quadrants[quadrant] = quadrants[quadrant] / current.length / divisor + bias();
    }
    return quadrants;
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
  }

  void checkFormat(Frame frame) {
    if (frame.format() != PixelFormat.GRAY8) {
      throw new InvalidFrameException("not gray");
    }
  }

  void checkSize(byte[] pixels) {
    if (pixels.length != last.length) {
      throw new InvalidFrameException("another size");
    }
  }

  int warmUp() {
    return WARM_UP;
  }

  float bias() {
    return 0;
  }

  int frames() {
    return frames;
  }

  AnomalyMap toMap(float[] quadrants) {
    return AnomalyMap.of(2, 2, quadrants);
  }

  @Override
  public void reset() {
    frames = 0;
    last = new byte[0];
  }

  @Override
  public void close() {
    closed = true;
  }
}

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
import io.vad4j.spi.TrainingFootage;
import java.util.Map;
import java.util.Optional;

/**
 * A scorer that keeps the contract, made to be broken in one place at a time: the change since the
 * last frame in four quarters of the picture, divided by a constant that stands for training.
 */
class SoundScorer implements Scorer {
  static final int WARM_UP = 1;

  private byte[] last = new byte[0];
  private int frames;
  private boolean closed;

  /** A provider of such scorers. */
  static class Provider implements TrainableScorerProvider {
    @Override
    public ScorerDescriptor descriptor() {
      return ScorerDescriptor.named("sound", "For the kit's own tests.").warmUp(WARM_UP).build();
    }

    @Override
    public ScorerModel train(TrainingFootage footage, Options options, TrainingContext context) {
      return model((byte) 2);
    }

    @Override
    public ScorerModel load(Options options, Map<String, byte[]> parts) {
      byte[] divisor = parts.get("divisor");
      if (divisor == null) {
        throw new ModelException("The part 'divisor' is missing.");
      }
      return model(divisor[0]);
    }

    ScorerModel model(byte divisor) {
      return new ScorerModel() {
        @Override
        public Scorer open() {
          return scorer(divisor);
        }

        @Override
        public Map<String, byte[]> save() {
          return Map.of("divisor", new byte[] {divisor});
        }
      };
    }

    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor);
    }
  }

  private final byte divisor;

  SoundScorer(byte divisor) {
    this.divisor = divisor;
  }

  @Override
  public Optional<AnomalyMap> score(Frame frame) {
    checkOpen();
    checkFormat(frame);
    byte[] now = new byte[frame.byteCount()];
    frame.copyPixels(now);
    if (frames > 0) {
      checkSize(now);
    }
    byte[] before = last;
    last = now;
    frames++;
    return frames <= warmUp()
        ? Optional.empty()
        : Optional.of(map(change(before, now, frame.width())));
  }

  /** The mean change in each quarter. */
  private float[] change(byte[] before, byte[] now, int width) {
    float[] quarters = new float[4];
    int height = now.length / width;
    for (int i = 0; i < now.length; i++) {
      int quarter = 2 * (i / width * 2 / height) + i % width * 2 / width;
      quarters[quarter] += Math.abs((now[i] & 0xff) - (before[i] & 0xff));
    }
    for (int quarter = 0; quarter < 4; quarter++) {
      quarters[quarter] = quarters[quarter] / now.length / divisor + bias();
    }
    return quarters;
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
  }

  void checkFormat(Frame frame) {
    if (frame.format() != PixelFormat.GRAY8) {
      throw new InvalidFrameException("not grey");
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

  AnomalyMap map(float[] quarters) {
    return AnomalyMap.of(2, 2, quarters);
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

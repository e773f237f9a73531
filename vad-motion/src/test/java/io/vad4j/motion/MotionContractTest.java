package io.vad4j.motion;

import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.tck.ScorerContract;
import io.vad4j.tck.TckFootage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;

class MotionContractTest {

  @Nested
  class FrameDifference extends ScorerContract {
    @Override
    protected ScorerProvider provider() {
      return new FrameDifferenceProvider();
    }
  }

  @Nested
  class Gradient extends ScorerContract {
    @Override
    protected ScorerProvider provider() {
      return new GradientProvider();
    }
  }

  @Nested
  class Mog2 extends ScorerContract {
    @Override
    protected ScorerProvider provider() {
      return new Mog2Provider();
    }
  }

  @Nested
  class DenseInverseSearch extends ScorerContract {
    @Override
    protected ScorerProvider provider() {
      return new OpticalFlowProvider();
    }
  }

  @Nested
  class Farneback extends ScorerContract {
    @Override
    protected ScorerProvider provider() {
      return new OpticalFlowProvider();
    }

    @Override
    protected Options options() {
      return Options.none().with("method", "farneback").with("scale", 0.5);
    }
  }

  @Nested
  class Direction extends ScorerContract {
    @Override
    protected ScorerProvider provider() {
      return new DirectionProvider();
    }
  }

  @Nested
  class Appearance extends ScorerContract {
    @Override
    protected ScorerProvider provider() {
      return new AppearanceProvider();
    }
  }

  @Nested
  class Stillness extends ScorerContract {
    @Override
    protected ScorerProvider provider() {
      return new StillnessProvider();
    }

    /** Clips are shorter than what counts for nothing by default. */
    @Override
    protected Options options() {
      return Options.none().with("after", 0);
    }

    /** Someone who stops half-way. */
    @Override
    protected List<Frame> abnormalClip() {
      List<Frame> walking = TckFootage.normal(50, width(), height(), clipLength());
      Frame last = walking.get(walking.size() - 1);
      Duration interval = walking.get(1).time();
      List<Frame> frames = new ArrayList<>(walking);
      for (int i = frames.size(); i < 2 * clipLength(); i++) {
        frames.add(last.at(i, interval.multipliedBy(i)));
      }
      return frames;
    }
  }
}

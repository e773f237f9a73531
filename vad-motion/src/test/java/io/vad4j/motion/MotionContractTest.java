package io.vad4j.motion;

import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.motion.appearance.AppearanceProvider;
import io.vad4j.motion.background.Mog2Provider;
import io.vad4j.motion.background.StationaryObjectProvider;
import io.vad4j.motion.difference.FrameDifferenceProvider;
import io.vad4j.motion.difference.GradientDifferenceProvider;
import io.vad4j.motion.direction.DirectionProvider;
import io.vad4j.motion.flow.OpticalFlowProvider;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.tck.ScorerContract;
import io.vad4j.tck.TckClips;
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
  class GradientDifference extends ScorerContract {
    @Override
    protected ScorerProvider provider() {
      return new GradientDifferenceProvider();
    }
  }

  @Nested
  class Mog2 extends ScorerContract {
    @Override
    protected boolean restorable() {
      return false;
    }

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
  class StationaryObject extends ScorerContract {
    @Override
    protected ScorerProvider provider() {
      return new StationaryObjectProvider();
    }

    /** The clips are shorter than the default. */
    @Override
    protected Options options() {
      return Options.none().with("min-duration", 0);
    }

    /** An object that stops half-way. */
    @Override
    protected List<Frame> anomalousClip() {
      List<Frame> normal = TckClips.normal(50, width(), height(), clipLength());
      Frame last = normal.get(normal.size() - 1);
      Duration interval = normal.get(1).timestamp();
      List<Frame> frames = new ArrayList<>(normal);
      for (int i = frames.size(); i < 2 * clipLength(); i++) {
        frames.add(last.withPosition(i, interval.multipliedBy(i)));
      }
      return frames;
    }
  }
}

package io.vad4j.motion;

import io.vad4j.Options;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.tck.ScorerContract;
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
}

package io.vad4j.tckcheck;

import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.EventRule;
import io.vad4j.FrameSource;
import io.vad4j.ModelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Contracts of detectors that each violate one rule. Run by {@link DetectorContractTest} only. */
final class BrokenDetectors {
  private BrokenDetectors() {}

  static class Reference extends ReferenceDetectorContract {}

  static class ReportsInfoBeforeFit extends ReferenceDetectorContract {
    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {

        @Override
        void checkFitted() {}
      };
    }
  }

  static class ChangesItsSeed extends ReferenceDetectorContract {

    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed + 1);
    }
  }

  static class ClosesTrainingSources extends ReferenceDetectorContract {
    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {

        @Override
        void onSourceRead(FrameSource source) {
          source.close();
        }
      };
    }
  }

  static class AcceptsNoTrainingSources extends ReferenceDetectorContract {
    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {

        @Override
        void rejectNoSources() {}
      };
    }
  }

  static class FitsNondeterministically extends ReferenceDetectorContract {
    private final AtomicInteger fitCount = new AtomicInteger(100);

    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {

        @Override
        double estimateBaseline(double meanChange) {
          return meanChange * fitCount.incrementAndGet() / 100;
        }
      };
    }
  }

  static class IgnoresInterruptionOfFit extends ReferenceDetectorContract {
    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {

        @Override
        void checkFitInterruption() {}
      };
    }
  }

  static class IsUnfittedByCalibration extends ReferenceDetectorContract {

    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {
        @Override
        public Detector calibrate(Iterable<? extends FrameSource> normal) {
          super.calibrate(normal);
          return createDetector(seed);
        }
      };
    }
  }

  static class LosesStateWhenSaved extends ReferenceDetectorContract {

    @Override
    protected Detector load(Path file) {
      return new ReferenceDetector(SEED) {

        @Override
        DetectorSession createSession(double baseline, DetectionListener listener) {
          return super.createSession(2 * baseline, listener);
        }
      }.restore(file);
    }
  }

  static class AcceptsAnyFileAsModel extends ReferenceDetectorContract {

    @Override
    protected Detector load(Path file) {
      try {
        return super.load(file);
      } catch (ModelException e) {
        return createDetector(SEED);
      }
    }
  }

  static class CannotBeClosedTwice extends ReferenceDetectorContract {
    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {

        @Override
        public void close() {
          checkOpen();
          super.close();
        }
      };
    }
  }

  static class WorksAfterClose extends ReferenceDetectorContract {
    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {

        @Override
        void checkOpen() {}
      };
    }
  }

  static class FitsItself extends ReferenceDetectorContract {
    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {

        @Override
        public Detector fit(Iterable<? extends FrameSource> normal) {
          Detector fitted = super.fit(normal);
          copyStateOf((ReferenceDetector) fitted);
          return fitted;
        }
      };
    }
  }

  static class ExtendsItself extends ReferenceDetectorContract {
    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {

        @Override
        public Detector extend(Iterable<? extends FrameSource> normal) {
          Detector extended = super.extend(normal);
          copyStateOf((ReferenceDetector) extended);
          return extended;
        }
      };
    }
  }

  static class ClosesDerivedDetectors extends ReferenceDetectorContract {
    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {
        private final List<ReferenceDetector> derived = new ArrayList<>();

        @Override
        public Detector withEventRule(EventRule rule) {
          ReferenceDetector changed = (ReferenceDetector) super.withEventRule(rule);
          derived.add(changed);
          return changed;
        }

        @Override
        public void close() {
          super.close();
          derived.stream().filter(other -> other != this).forEach(ReferenceDetector::closeSelf);
        }
      };
    }
  }

  static class IgnoresTheFalseAlarmTarget extends ReferenceDetectorContract {
    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {

        @Override
        double threshold(double rate) {
          return THRESHOLD;
        }
      };
    }
  }

  static class LeavesItsSessionsOpen extends ReferenceDetectorContract {
    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {

        @Override
        void closeSessions() {}
      };
    }
  }
}

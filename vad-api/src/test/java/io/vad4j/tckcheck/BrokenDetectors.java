package io.vad4j.tckcheck;

import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.FrameSource;
import io.vad4j.ModelException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Contracts of detectors that each break one rule. Run by {@link DetectorContractTest} only. */
final class BrokenDetectors {
  private BrokenDetectors() {}

  static class Sound extends SoundDetectorContract {}

  static class TellsWhatItHasNotLearned extends SoundDetectorContract {
    @Override
    SoundDetector detector(long seed) {
      return new SoundDetector(seed) {

        @Override
        void checkFitted() {}
      };
    }
  }

  static class ForgetsItsSeed extends SoundDetectorContract {

    @Override
    SoundDetector detector(long seed) {
      return new SoundDetector(seed + 1);
    }
  }

  static class ClosesItsFootage extends SoundDetectorContract {
    @Override
    SoundDetector detector(long seed) {
      return new SoundDetector(seed) {

        @Override
        void finished(FrameSource source) {
          source.close();
        }
      };
    }
  }

  static class LearnsFromNothing extends SoundDetectorContract {
    @Override
    SoundDetector detector(long seed) {
      return new SoundDetector(seed) {

        @Override
        void noFootage() {}
      };
    }
  }

  static class LearnsDifferentlyEachTime extends SoundDetectorContract {
    private final AtomicInteger learned = new AtomicInteger(100);

    @Override
    SoundDetector detector(long seed) {
      return new SoundDetector(seed) {

        @Override
        double learned(double meanChange) {
          return meanChange * learned.incrementAndGet() / 100;
        }
      };
    }
  }

  static class ForgetsWhenCalibrated extends SoundDetectorContract {

    @Override
    SoundDetector detector(long seed) {
      return new SoundDetector(seed) {
        private boolean forgotten;

        @Override
        public void calibrate(Iterable<? extends FrameSource> normal) {
          super.calibrate(normal);
          forgotten = true;
        }

        @Override
        public boolean fitted() {
          return super.fitted() && !forgotten;
        }
      };
    }
  }

  static class LosesSomethingWhenSaved extends SoundDetectorContract {

    @Override
    protected Detector load(Path file) {
      return new SoundDetector(SEED) {

        @Override
        DetectorSession session(double usual, DetectionListener listener) {
          return super.session(2 * usual, listener);
        }
      }.restore(file);
    }
  }

  static class TakesAnyFileForAModel extends SoundDetectorContract {

    @Override
    protected Detector load(Path file) {
      try {
        return super.load(file);
      } catch (ModelException e) {
        return detector(SEED);
      }
    }
  }

  static class CannotBeClosedTwice extends SoundDetectorContract {
    @Override
    SoundDetector detector(long seed) {
      return new SoundDetector(seed) {

        @Override
        public void close() {
          checkOpen();
          super.close();
        }
      };
    }
  }

  static class GoesOnWhenClosed extends SoundDetectorContract {
    @Override
    SoundDetector detector(long seed) {
      return new SoundDetector(seed) {

        @Override
        void checkOpen() {}
      };
    }
  }

  static class LeavesItsSessionsOpen extends SoundDetectorContract {
    @Override
    SoundDetector detector(long seed) {
      return new SoundDetector(seed) {

        @Override
        void closeSessions() {}
      };
    }
  }
}

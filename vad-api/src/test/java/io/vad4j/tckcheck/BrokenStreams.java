package io.vad4j.tckcheck;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.InvalidFrameException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Contracts of detectors that each break one rule. Run by {@link DetectorContractTest} only. */
final class BrokenStreams {
  private BrokenStreams() {}

  static class ScoresLowWhatIsUnusual extends SoundDetectorContract {
    @Override
    SoundSession session(double usual, DetectionListener listener) {
      return new SoundSession(usual, listener) {

        @Override
        double score(double relativeChange) {
          return 10 / (1 + relativeChange);
        }
      };
    }
  }

  static class CallsEverythingAbnormal extends SoundDetectorContract {
    @Override
    SoundSession session(double usual, DetectionListener listener) {
      return new SoundSession(usual, listener) {

        @Override
        boolean abnormal(double score) {
          return true;
        }
      };
    }
  }

  static class IsAheadOfItsTime extends SoundDetectorContract {
    @Override
    SoundSession session(double usual, DetectionListener listener) {
      return new SoundSession(usual, listener) {

        @Override
        Duration detectionTime(Frame frame) {
          return frame.time().plusMillis(1);
        }
      };
    }
  }

  static class SkipsFramesOfStreams extends SoundDetectorContract {
    @Override
    SoundDetector detector(long seed) {
      return new SoundDetector(seed) {

        @Override
        Optional<Frame> read(FrameSource source) {
          super.read(source);
          return super.read(source);
        }
      };
    }
  }

  static class SaysNothingOfItsOwnStream extends SoundDetectorContract {
    @Override
    SoundDetector detector(long seed) {
      return new SoundDetector(seed) {

        @Override
        public Optional<Detection> process(Frame frame) {
          super.process(frame);
          return Optional.empty();
        }
      };
    }
  }

  static class ReadsAhead extends SoundDetectorContract {
    @Override
    SoundDetector detector(long seed) {
      return new SoundDetector(seed) {
        private final Deque<Frame> ahead = new ArrayDeque<>();

        @Override
        public Stream<Detection> detect(FrameSource source, DetectionListener listener) {
          ahead.clear();
          return super.detect(source, listener);
        }

        @Override
        Optional<Frame> read(FrameSource source) {
          for (Optional<Frame> frame = super.read(source);
              frame.isPresent();
              frame = super.read(source)) {
            ahead.add(frame.get());
          }
          return Optional.ofNullable(ahead.poll());
        }
      };
    }
  }

  static class GoesOnLearningInAllStreams extends SoundDetectorContract {
    /** The mean change from a picture to noise, which nothing else comes near. */
    private static final double NOISE = 60;

    @Override
    SoundDetector detector(long seed) {
      return new SoundDetector(seed) {
        private double bias;

        @Override
        DetectorSession session(double usual, DetectionListener listener) {
          return new SoundSession(usual, listener) {

            @Override
            double score(double relativeChange) {
              double score = relativeChange + bias;
              if (relativeChange * usual > NOISE) {
                bias = 1;
              }
              return score;
            }
          };
        }
      };
    }
  }

  static class IsDifferentEachTime extends SoundDetectorContract {
    private final AtomicInteger opened = new AtomicInteger(100);

    @Override
    SoundSession session(double usual, DetectionListener listener) {
      return new SoundSession(usual * opened.incrementAndGet() / 100, listener);
    }
  }

  static class ForgetsNothingOnReset extends SoundDetectorContract {
    @Override
    SoundSession session(double usual, DetectionListener listener) {
      return new SoundSession(usual, listener) {
        private int resets;

        @Override
        double score(double relativeChange) {
          return relativeChange + resets;
        }

        @Override
        public void reset() {
          super.reset();
          resets++;
        }
      };
    }
  }

  static class NoticesOtherSessions extends SoundDetectorContract {
    private final ThreadLocal<Optional<SoundSession>> busy =
        ThreadLocal.withInitial(Optional::empty);

    @Override
    SoundSession session(double usual, DetectionListener listener) {
      return new SoundSession(usual, listener) {

        @Override
        double score(double relativeChange) {
          boolean disturbed = busy.get().isPresent() && busy.get().get() != this;
          busy.set(Optional.of(this));
          return relativeChange + (disturbed ? 1 : 0);
        }

        @Override
        public void close() {
          super.close();
          busy.remove();
        }
      };
    }
  }

  static class OnlyWorksOnTheThreadThatMadeIt extends SoundDetectorContract {
    private final Thread owner = Thread.currentThread();

    @Override
    SoundSession session(double usual, DetectionListener listener) {
      return new SoundSession(usual, listener) {

        @Override
        double score(double relativeChange) {
          return relativeChange + (Thread.currentThread() == owner ? 0 : 1);
        }
      };
    }
  }

  static class KeepsItsPlaceByThread extends SoundDetectorContract {
    @Override
    SoundSession session(double usual, DetectionListener listener) {
      return new SoundSession(usual, listener) {
        private final ThreadLocal<Integer> seen = ThreadLocal.withInitial(() -> 0);

        @Override
        double score(double relativeChange) {
          seen.set(seen.get() + 1);
          return relativeChange + seen.get();
        }

        @Override
        public void reset() {
          super.reset();
          seen.remove();
        }
      };
    }
  }

  static class TakesFramesOfAnySize extends SoundDetectorContract {
    @Override
    SoundSession session(double usual, DetectionListener listener) {
      return new SoundSession(usual, listener) {

        @Override
        void checkSize(Frame before, Frame frame) {}
      };
    }
  }

  static class LetsTimeGoBack extends SoundDetectorContract {
    @Override
    SoundSession session(double usual, DetectionListener listener) {
      return new SoundSession(usual, listener) {

        @Override
        void checkTime(Frame before, Frame frame) {}
      };
    }
  }

  static class StumblesOverARefusedFrame extends SoundDetectorContract {
    @Override
    SoundSession session(double usual, DetectionListener listener) {
      return new SoundSession(usual, listener) {
        private int stumbles;

        @Override
        void check(Frame before, Frame frame) {
          try {
            super.check(before, frame);
          } catch (InvalidFrameException e) {
            stumbles++;
            throw e;
          }
        }

        @Override
        double score(double relativeChange) {
          return relativeChange + stumbles;
        }
      };
    }
  }

  static class HasSessionsThatCannotBeClosedTwice extends SoundDetectorContract {

    @Override
    SoundDetector detector(long seed) {
      return new SoundDetector(seed) {
        private boolean closing;

        @Override
        void closeSessions() {
          closing = true;
          super.closeSessions();
        }

        @Override
        DetectorSession session(double usual, DetectionListener listener) {
          return new SoundSession(usual, listener) {

            @Override
            public void close() {
              if (!closing) {
                checkOpen();
              }
              super.close();
            }
          };
        }
      };
    }
  }

  static class HasSessionsThatGoOnWhenClosed extends SoundDetectorContract {

    @Override
    SoundDetector detector(long seed) {
      return new SoundDetector(seed) {

        @Override
        DetectorSession session(double usual, DetectionListener listener) {
          SoundDetector detector = this;
          return new SoundSession(usual, listener) {

            @Override
            void checkOpen() {
              if (detector.closed()) {
                super.checkOpen();
              }
            }
          };
        }
      };
    }
  }

  static class TellsOfAbnormalFramesOnly extends SoundDetectorContract {
    @Override
    SoundSession session(double usual, DetectionListener listener) {
      return new SoundSession(usual, listener) {

        @Override
        void tell(DetectionListener listener, Detection detection) {
          if (detection.abnormal()) {
            super.tell(listener, detection);
          }
        }
      };
    }
  }

  static class NeverTellsOfAnEnd extends SoundDetectorContract {
    @Override
    SoundSession session(double usual, DetectionListener listener) {
      return new SoundSession(usual, listener) {

        @Override
        void tell(DetectionListener listener, AnomalyEvent ended) {}
      };
    }
  }

  static class TellsOfEventsTooLate extends SoundDetectorContract {
    @Override
    SoundSession session(double usual, DetectionListener listener) {
      return new SoundSession(usual, listener) {

        @Override
        Duration eventTime(Frame frame) {
          return frame.time().plusSeconds(60);
        }
      };
    }
  }

  static class SwallowsWhatListenersThrow extends SoundDetectorContract {
    @Override
    SoundSession session(double usual, DetectionListener listener) {
      return new SoundSession(usual, listener) {

        @Override
        void tell(DetectionListener listener, Detection detection) {
          try {
            super.tell(listener, detection);
          } catch (RuntimeException e) {
            super.tell(NOBODY, detection);
          }
        }
      };
    }
  }
}

package io.vad4j.tckcheck;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.InvalidFrameException;
import io.vad4j.SessionOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Contracts of detectors that each violate one rule. Run by {@link DetectorContractTest} only. */
final class BrokenStreams {
  private BrokenStreams() {}

  static class ScoresAnomaliesLow extends ReferenceDetectorContract {
    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline, listener) {

        @Override
        double score(double relativeChange) {
          return 10 / (1 + relativeChange);
        }
      };
    }
  }

  static class MarksAllFramesAnomalous extends ReferenceDetectorContract {
    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline, listener) {

        @Override
        double threshold() {
          return 0;
        }
      };
    }
  }

  static class ShiftsTimestamps extends ReferenceDetectorContract {
    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline, listener) {

        @Override
        Duration detectionTimestamp(Frame frame) {
          return frame.timestamp().plusMillis(1);
        }
      };
    }
  }

  static class SkipsFramesOfStreams extends ReferenceDetectorContract {
    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {

        @Override
        Optional<Frame> read(FrameSource source) {
          super.read(source);
          return super.read(source);
        }
      };
    }
  }

  static class PairsDetectionsWithTheFirstFrame extends ReferenceDetectorContract {
    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {
        @Override
        public void watch(
            FrameSource source,
            SessionOptions options,
            BiConsumer<? super Frame, ? super Detection> consumer) {
          List<Frame> first = new ArrayList<>();
          super.watch(
              source,
              options,
              (frame, detection) -> {
                first.add(frame);
                consumer.accept(first.get(0), detection);
              });
        }
      };
    }
  }

  static class HidesExceptionsOfConsumers extends ReferenceDetectorContract {
    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {
        @Override
        public void watch(
            FrameSource source,
            SessionOptions options,
            BiConsumer<? super Frame, ? super Detection> consumer) {
          try {
            super.watch(source, options, consumer);
          } catch (IllegalStateException e) {
            consumer.hashCode();
          }
        }
      };
    }
  }

  static class ReadsAhead extends ReferenceDetectorContract {
    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {
        private final Deque<Frame> ahead = new ArrayDeque<>();

        @Override
        public Stream<Detection> detect(FrameSource source, SessionOptions options) {
          ahead.clear();
          return super.detect(source, options);
        }

        @Override
        Optional<Frame> read(FrameSource source) {
          while (ahead.size() < 2) {
            Optional<Frame> frame = super.read(source);
            if (frame.isEmpty()) {
              break;
            }
            ahead.add(frame.get());
          }
          return Optional.ofNullable(ahead.poll());
        }
      };
    }
  }

  static class AdaptsAcrossStreams extends ReferenceDetectorContract {
    /** The mean change from an image to noise, far above all others. */
    private static final double NOISE = 60;

    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {
        private double bias;

        @Override
        DetectorSession createSession(double baseline, DetectionListener listener) {
          return new ReferenceSession(baseline, listener) {

            @Override
            double score(double relativeChange) {
              double score = relativeChange + bias;
              if (relativeChange * baseline > NOISE) {
                bias = 1;
              }
              return score;
            }
          };
        }
      };
    }
  }

  static class IsNondeterministic extends ReferenceDetectorContract {
    private final AtomicInteger opened = new AtomicInteger(100);

    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline * opened.incrementAndGet() / 100, listener);
    }
  }

  static class KeepsStateOnReset extends ReferenceDetectorContract {
    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline, listener) {
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

  static class SharesStateBetweenSessions extends ReferenceDetectorContract {
    private final ThreadLocal<Optional<ReferenceSession>> busy =
        ThreadLocal.withInitial(Optional::empty);

    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline, listener) {
        @Override
        public byte[] suspend() {
          throw new UnsupportedOperationException();
        }

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

  static class WorksOnItsCreatingThreadOnly extends ReferenceDetectorContract {
    private final Thread owner = Thread.currentThread();

    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline, listener) {

        @Override
        double score(double relativeChange) {
          return relativeChange + (Thread.currentThread() == owner ? 0 : 1);
        }
      };
    }
  }

  static class KeepsStatePerThread extends ReferenceDetectorContract {
    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline, listener) {
        @Override
        public byte[] suspend() {
          throw new UnsupportedOperationException();
        }

        private final ThreadLocal<Integer> frameCount = ThreadLocal.withInitial(() -> 0);

        @Override
        double score(double relativeChange) {
          frameCount.set(frameCount.get() + 1);
          return relativeChange + frameCount.get();
        }

        @Override
        public void reset() {
          super.reset();
          frameCount.remove();
        }
      };
    }
  }

  static class AcceptsFramesOfAnySize extends ReferenceDetectorContract {
    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline, listener) {

        @Override
        void checkSize(Frame before, Frame frame) {}
      };
    }
  }

  static class AcceptsDecreasingTimestamps extends ReferenceDetectorContract {
    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline, listener) {

        @Override
        void checkTimestamp(Frame before, Frame frame) {}
      };
    }
  }

  static class ChangesStateOnRejectedFrame extends ReferenceDetectorContract {
    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline, listener) {
        private int stumbles;

        @Override
        void checkFrame(Frame before, Frame frame) {
          try {
            super.checkFrame(before, frame);
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

  static class ReportsEventsOfSuspendedSessions extends ReferenceDetectorContract {
    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline, listener) {

        @Override
        public byte[] suspend() {
          byte[] snapshot = snapshot();
          close();
          return snapshot;
        }
      };
    }
  }

  static class ResetsOnSnapshot extends ReferenceDetectorContract {
    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline, listener) {

        @Override
        public byte[] snapshot() {
          byte[] snapshot = super.snapshot();
          reset();
          return snapshot;
        }
      };
    }
  }

  static class HasSessionsThatCannotBeClosedTwice extends ReferenceDetectorContract {

    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {
        private boolean closing;

        @Override
        void closeSessions() {
          closing = true;
          super.closeSessions();
        }

        @Override
        DetectorSession createSession(double baseline, DetectionListener listener) {
          return new ReferenceSession(baseline, listener) {

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

  static class HasSessionsThatWorkAfterClose extends ReferenceDetectorContract {

    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {

        @Override
        DetectorSession createSession(double baseline, DetectionListener listener) {
          ReferenceDetector detector = this;
          return new ReferenceSession(baseline, listener) {

            @Override
            void checkOpen() {
              if (detector.isClosed()) {
                super.checkOpen();
              }
            }
          };
        }
      };
    }
  }

  static class ReportsAnomalousFramesOnly extends ReferenceDetectorContract {
    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline, listener) {

        @Override
        void deliver(DetectionListener listener, Detection detection) {
          if (detection.anomalous()) {
            super.deliver(listener, detection);
          }
        }
      };
    }
  }

  static class OmitsEventEnds extends ReferenceDetectorContract {
    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline, listener) {

        @Override
        void deliver(DetectionListener listener, AnomalyEvent ended) {}
      };
    }
  }

  static class ReportsEventsLate extends ReferenceDetectorContract {
    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline, listener) {

        @Override
        Duration eventTimestamp(Frame frame) {
          return frame.timestamp().plusSeconds(60);
        }
      };
    }
  }

  static class IgnoresInterruption extends ReferenceDetectorContract {
    @Override
    ReferenceDetector createDetector(long seed) {
      return new ReferenceDetector(seed) {

        @Override
        void checkStreamInterruption() {}
      };
    }
  }

  static class PropagatesListenerExceptions extends ReferenceDetectorContract {
    @Override
    ReferenceSession createSession(double baseline, DetectionListener listener) {
      return new ReferenceSession(baseline, listener) {

        @Override
        void isolate(Runnable call) {
          call.run();
        }
      };
    }
  }
}

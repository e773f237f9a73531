package io.vad4j.tckcheck;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import io.vad4j.SourceInfo;
import io.vad4j.tck.FrameSourceContract;
import io.vad4j.tckcheck.ReferenceSource.EndBehavior;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** Contracts of sources that each violate one rule. Run by {@link FrameSourceContractTest} only. */
final class BrokenSources {
  private BrokenSources() {}

  abstract static class Contract extends FrameSourceContract {
    abstract FrameSource createSource(EndBehavior endBehavior, Duration timeout);

    @Override
    protected FrameSource open() {
      return createSource(EndBehavior.END, Duration.ZERO);
    }

    @Override
    protected Optional<FrameSource> openSilent(Duration timeout) {
      return Optional.of(createSource(EndBehavior.STALL, timeout));
    }

    @Override
    protected Duration testTimeout() {
      return Duration.ofSeconds(2);
    }

    @Override
    protected Optional<FrameSource> openDamaged() {
      return Optional.of(createSource(EndBehavior.FAILURE, Duration.ZERO));
    }
  }

  static class Reference extends Contract {
    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      return new ReferenceSource(endBehavior, timeout);
    }
  }

  static class CountsFromOne extends Contract {
    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      return new ReferenceSource(endBehavior, timeout) {
        @Override
        Frame frame(int index) {
          Frame frame = super.frame(index);
          return frame.withPosition(index + 1, frame.timestamp());
        }
      };
    }
  }

  static class DecreasesTimestamps extends Contract {
    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      return new ReferenceSource(endBehavior, timeout) {
        @Override
        Frame frame(int index) {
          return index == 3
              ? super.frame(index).withPosition(index, Duration.ZERO)
              : super.frame(index);
        }
      };
    }
  }

  static class ChangesFrameSize extends Contract {
    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      return new ReferenceSource(endBehavior, timeout) {
        @Override
        Frame frame(int index) {
          Frame frame = super.frame(index);
          int width = index < 3 ? WIDTH : 2 * WIDTH;
          return Frame.of(
              index, frame.timestamp(), width, HEIGHT, PixelFormat.GRAY8, new byte[width * HEIGHT]);
        }
      };
    }
  }

  static class ChangesPixelFormat extends Contract {
    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      return new ReferenceSource(endBehavior, timeout) {
        @Override
        Frame frame(int index) {
          Frame frame = super.frame(index);
          byte[] colorPixels = new byte[3 * frame.byteCount()];
          return index < 3
              ? frame
              : Frame.of(index, frame.timestamp(), WIDTH, HEIGHT, PixelFormat.BGR24, colorPixels);
        }
      };
    }
  }

  static class DeclaresTooManyFrames extends Contract {
    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      return new ReferenceSource(endBehavior, timeout) {
        @Override
        public SourceInfo info() {
          return new SourceInfo(
              "more", WIDTH, HEIGHT, OptionalDouble.of(10), OptionalLong.of(FRAMES + 1), false);
        }
      };
    }
  }

  static class ChangesItsName extends Contract {
    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      return new ReferenceSource(endBehavior, timeout) {
        private int frames;

        @Override
        Frame frame(int index) {
          frames++;
          return super.frame(index);
        }

        @Override
        public SourceInfo info() {
          return new SourceInfo(
              "after " + frames,
              WIDTH,
              HEIGHT,
              OptionalDouble.of(10),
              OptionalLong.of(FRAMES),
              false);
        }
      };
    }
  }

  static class FailsWhenReadPastTheEnd extends Contract {
    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      return new ReferenceSource(endBehavior, timeout) {
        private int readsAtEnd;

        @Override
        Optional<Frame> end() {
          if (++readsAtEnd > 1) {
            throw failure("That was the end.");
          }
          return super.end();
        }
      };
    }
  }

  /** Reuses the memory of its pixels, as native code could. */
  static class ReusesPixelBuffers extends Contract {
    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      return new ReferenceSource(endBehavior, timeout) {
        private Optional<Frame> first = Optional.empty();

        @Override
        Frame frame(int index) {
          first.ifPresent(frame -> FramePixels.of(frame)[index] = 50);
          Frame frame = super.frame(index);
          first = first.or(() -> Optional.of(frame));
          return frame;
        }
      };
    }
  }

  static class IsNondeterministic extends Contract {
    private final AtomicInteger opened = new AtomicInteger();

    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      int number = opened.incrementAndGet();
      return new ReferenceSource(endBehavior, timeout) {
        @Override
        Frame frame(int index) {
          Frame frame = super.frame(index);
          FramePixels.of(frame)[WIDTH] = (byte) number;
          return frame;
        }
      };
    }
  }

  static class CannotBeClosedTwice extends Contract {
    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      return new ReferenceSource(endBehavior, timeout) {
        @Override
        public void close() {
          if (isClosed()) {
            readAfterClose();
          }
          super.close();
        }
      };
    }
  }

  static class EndsWhenClosed extends Contract {
    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      return new ReferenceSource(endBehavior, timeout) {
        @Override
        Optional<Frame> readAfterClose() {
          return Optional.empty();
        }
      };
    }
  }

  static class NeverTimesOut extends Contract {
    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      return new ReferenceSource(endBehavior, timeout) {
        @Override
        boolean timesOut() {
          return timeout.toMinutes() > 0;
        }
      };
    }
  }

  static class CannotBeInterrupted extends Contract {
    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      return new ReferenceSource(endBehavior, timeout) {
        @Override
        boolean stopsOnInterrupt() {
          return false;
        }
      };
    }
  }

  static class KeepsBlockingWhenClosed extends Contract {
    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      return new ReferenceSource(endBehavior, timeout) {
        @Override
        boolean stopsOnClose() {
          return false;
        }
      };
    }
  }

  static class BreaksWhenClosedInTheMiddle extends Contract {
    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      return new ReferenceSource(endBehavior, timeout) {
        private boolean used;

        @Override
        Frame frame(int index) {
          used = true;
          return super.frame(index);
        }

        @Override
        Optional<Frame> readAfterClose() {
          if (used) {
            throw new NullPointerException("pixels");
          }
          return super.readAfterClose();
        }
      };
    }
  }

  static class ThrowsAnotherException extends Contract {
    @Override
    FrameSource createSource(EndBehavior endBehavior, Duration timeout) {
      return new ReferenceSource(endBehavior, timeout) {
        @Override
        RuntimeException failure(String message) {
          return endBehavior == EndBehavior.FAILURE
              ? new UnsupportedOperationException(message)
              : super.failure(message);
        }
      };
    }
  }
}

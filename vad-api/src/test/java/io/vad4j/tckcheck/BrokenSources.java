package io.vad4j.tckcheck;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import io.vad4j.SourceInfo;
import io.vad4j.tck.FrameSourceContract;
import io.vad4j.tckcheck.SoundSource.Finish;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** Contracts of sources that each break one rule. Run by {@link FrameSourceContractTest} only. */
final class BrokenSources {
  private BrokenSources() {}

  abstract static class Contract extends FrameSourceContract {
    abstract FrameSource source(Finish finish, Duration timeout);

    @Override
    protected FrameSource open() {
      return source(Finish.END, Duration.ZERO);
    }

    @Override
    protected Optional<FrameSource> openSilent(Duration timeout) {
      return Optional.of(source(Finish.SILENCE, timeout));
    }

    @Override
    protected Duration patience() {
      return Duration.ofSeconds(2);
    }

    @Override
    protected Optional<FrameSource> openDamaged() {
      return Optional.of(source(Finish.FAILURE, Duration.ZERO));
    }
  }

  static class Sound extends Contract {
    @Override
    FrameSource source(Finish finish, Duration timeout) {
      return new SoundSource(finish, timeout);
    }
  }

  static class CountsFromOne extends Contract {
    @Override
    FrameSource source(Finish finish, Duration timeout) {
      return new SoundSource(finish, timeout) {
        @Override
        Frame frame(int index) {
          Frame frame = super.frame(index);
          return frame.at(index + 1, frame.time());
        }
      };
    }
  }

  static class GoesBackInTime extends Contract {
    @Override
    FrameSource source(Finish finish, Duration timeout) {
      return new SoundSource(finish, timeout) {
        @Override
        Frame frame(int index) {
          return index == 3 ? super.frame(index).at(index, Duration.ZERO) : super.frame(index);
        }
      };
    }
  }

  static class GrowsInTheMiddle extends Contract {
    @Override
    FrameSource source(Finish finish, Duration timeout) {
      return new SoundSource(finish, timeout) {
        @Override
        Frame frame(int index) {
          Frame frame = super.frame(index);
          int width = index < 3 ? WIDTH : 2 * WIDTH;
          return Frame.of(
              index, frame.time(), width, HEIGHT, PixelFormat.GRAY8, new byte[width * HEIGHT]);
        }
      };
    }
  }

  static class TakesOnColourInTheMiddle extends Contract {
    @Override
    FrameSource source(Finish finish, Duration timeout) {
      return new SoundSource(finish, timeout) {
        @Override
        Frame frame(int index) {
          Frame frame = super.frame(index);
          byte[] colours = new byte[3 * frame.byteCount()];
          return index < 3
              ? frame
              : Frame.of(index, frame.time(), WIDTH, HEIGHT, PixelFormat.BGR24, colours);
        }
      };
    }
  }

  static class PromisesMoreFrames extends Contract {
    @Override
    FrameSource source(Finish finish, Duration timeout) {
      return new SoundSource(finish, timeout) {
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
    FrameSource source(Finish finish, Duration timeout) {
      return new SoundSource(finish, timeout) {
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

  static class FailsWhenAskedAgainAtTheEnd extends Contract {
    @Override
    FrameSource source(Finish finish, Duration timeout) {
      return new SoundSource(finish, timeout) {
        private int asked;

        @Override
        Optional<Frame> end() {
          if (++asked > 1) {
            throw failure("That was the end.");
          }
          return super.end();
        }
      };
    }
  }

  /** Draws into the same pixels again and again, as native code would that shares its memory. */
  static class UsesItsPixelsAgain extends Contract {
    @Override
    FrameSource source(Finish finish, Duration timeout) {
      return new SoundSource(finish, timeout) {
        private Optional<Frame> first = Optional.empty();

        @Override
        Frame frame(int index) {
          first.ifPresent(frame -> Pixels.of(frame)[index] = 50);
          Frame frame = super.frame(index);
          first = first.or(() -> Optional.of(frame));
          return frame;
        }
      };
    }
  }

  static class IsDifferentEachTime extends Contract {
    private final AtomicInteger opened = new AtomicInteger();

    @Override
    FrameSource source(Finish finish, Duration timeout) {
      int number = opened.incrementAndGet();
      return new SoundSource(finish, timeout) {
        @Override
        Frame frame(int index) {
          Frame frame = super.frame(index);
          Pixels.of(frame)[WIDTH] = (byte) number;
          return frame;
        }
      };
    }
  }

  static class CannotBeClosedTwice extends Contract {
    @Override
    FrameSource source(Finish finish, Duration timeout) {
      return new SoundSource(finish, timeout) {
        @Override
        public void close() {
          if (closed()) {
            refuse();
          }
          super.close();
        }
      };
    }
  }

  static class EndsWhereItIsClosed extends Contract {
    @Override
    FrameSource source(Finish finish, Duration timeout) {
      return new SoundSource(finish, timeout) {
        @Override
        Optional<Frame> refuse() {
          return Optional.empty();
        }
      };
    }
  }

  static class WaitsForEver extends Contract {
    @Override
    FrameSource source(Finish finish, Duration timeout) {
      return new SoundSource(finish, timeout) {
        @Override
        boolean timesOut() {
          return timeout.toMinutes() > 0;
        }
      };
    }
  }

  static class CannotBeInterrupted extends Contract {
    @Override
    FrameSource source(Finish finish, Duration timeout) {
      return new SoundSource(finish, timeout) {
        @Override
        boolean hearsInterruption() {
          return false;
        }
      };
    }
  }

  static class WaitsOnWhenClosed extends Contract {
    @Override
    FrameSource source(Finish finish, Duration timeout) {
      return new SoundSource(finish, timeout) {
        @Override
        boolean hearsClosing() {
          return false;
        }
      };
    }
  }

  static class BreaksWhenClosedInTheMiddle extends Contract {
    @Override
    FrameSource source(Finish finish, Duration timeout) {
      return new SoundSource(finish, timeout) {
        private boolean used;

        @Override
        Frame frame(int index) {
          used = true;
          return super.frame(index);
        }

        @Override
        Optional<Frame> refuse() {
          if (used) {
            throw new NullPointerException("pixels");
          }
          return super.refuse();
        }
      };
    }
  }

  static class FailsWithAnExceptionOfItsOwn extends Contract {
    @Override
    FrameSource source(Finish finish, Duration timeout) {
      return new SoundSource(finish, timeout) {
        @Override
        RuntimeException failure(String message) {
          return finish == Finish.FAILURE
              ? new UnsupportedOperationException(message)
              : super.failure(message);
        }
      };
    }
  }
}

package io.vad4j.tckcheck;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingFootage;
import io.vad4j.tck.ScorerContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Contracts of scorers that each break one rule. Run by {@link ScorerContractTest} only. */
final class BrokenScorers {
  private BrokenScorers() {}

  abstract static class Contract extends ScorerContract {
    private final ScorerProvider provider = makeProvider();

    /** A provider of {@link #scorer(byte)}s, unless it is the provider that is broken. */
    ScorerProvider makeProvider() {
      return new SoundScorer.Provider() {
        @Override
        Scorer scorer(byte divisor) {
          return Contract.this.scorer(divisor);
        }
      };
    }

    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor);
    }

    @Override
    protected ScorerProvider provider() {
      return provider;
    }
  }

  static class Sound extends Contract {}

  static class WarmsUpLongerThanDeclared extends Contract {
    @Override
    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor) {
        @Override
        int warmUp() {
          return 2;
        }
      };
    }
  }

  static class IsLowWhereItShouldBeHigh extends Contract {
    @Override
    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor) {
        @Override
        AnomalyMap map(float[] quarters) {
          for (int i = 0; i < quarters.length; i++) {
            quarters[i] = 1 / (1 + quarters[i]);
          }
          return super.map(quarters);
        }
      };
    }
  }

  static class ChangesItsGrid extends Contract {
    @Override
    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor) {
        @Override
        AnomalyMap map(float[] quarters) {
          return frames() % 2 == 0 ? super.map(quarters) : AnomalyMap.of(4, 1, quarters);
        }
      };
    }
  }

  static class ForgetsNothingOnReset extends Contract {
    @Override
    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor) {
        private int resets;

        @Override
        float bias() {
          return resets;
        }

        @Override
        public void reset() {
          super.reset();
          resets++;
        }
      };
    }
  }

  static class TrainsDifferentlyEachTime extends Contract {
    @Override
    ScorerProvider makeProvider() {
      return new SoundScorer.Provider() {
        private byte trainings;

        @Override
        public ScorerModel train(
            TrainingFootage footage, Options options, TrainingContext context) {
          return model(++trainings);
        }
      };
    }
  }

  static class LosesSomethingWhenSaved extends Contract {
    @Override
    ScorerProvider makeProvider() {
      return new SoundScorer.Provider() {
        @Override
        public ScorerModel load(Options options, Map<String, byte[]> parts) {
          return model((byte) (parts.get("divisor")[0] + 1));
        }
      };
    }
  }

  static class SharesStateBetweenOpenScorers extends Contract {
    @Override
    ScorerProvider makeProvider() {
      return new SoundScorer.Provider() {
        private final ThreadLocal<Integer> open = ThreadLocal.withInitial(() -> 0);

        @Override
        Scorer scorer(byte divisor) {
          open.set(open.get() + 1);
          return new SoundScorer(divisor) {
            private boolean counted = true;

            @Override
            float bias() {
              return open.get() - 1;
            }

            @Override
            public void close() {
              super.close();
              if (counted) {
                counted = false;
                open.set(open.get() - 1);
              }
            }
          };
        }
      };
    }
  }

  static class OnlyWorksOnTheThreadThatMadeTheModel extends Contract {
    @Override
    ScorerProvider makeProvider() {
      return new SoundScorer.Provider() {
        @Override
        ScorerModel model(byte divisor) {
          Thread owner = Thread.currentThread();
          ScorerModel sound = super.model(divisor);
          return new ScorerModel() {
            @Override
            public Scorer open() {
              return new SoundScorer(divisor) {
                @Override
                float bias() {
                  return Thread.currentThread() == owner ? 0 : 1;
                }
              };
            }

            @Override
            public Map<String, byte[]> save() {
              return sound.save();
            }
          };
        }
      };
    }
  }

  static class TakesFramesOfAnySize extends Contract {
    @Override
    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor) {
        private Optional<AnomalyMap> before = Optional.empty();
        private int size;

        @Override
        public Optional<AnomalyMap> score(Frame frame) {
          if (size == 0 || frame.byteCount() == size) {
            size = frame.byteCount();
            before = super.score(frame);
          }
          return before;
        }
      };
    }
  }

  static class CannotBeClosedTwice extends Contract {
    @Override
    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor) {
        @Override
        public void close() {
          checkOpen();
          super.close();
        }
      };
    }
  }

  static class GoesOnWhenClosed extends Contract {
    @Override
    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor) {
        @Override
        void checkOpen() {}
      };
    }
  }

  static class KeepsEveryFrame extends Contract {
    @Override
    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor) {
        private final List<byte[]> kept = new ArrayList<>();

        @Override
        public Optional<AnomalyMap> score(Frame frame) {
          byte[] pixels = new byte[4 * frame.byteCount()];
          frame.copyPixels(pixels);
          kept.add(pixels);
          return super.score(frame);
        }
      };
    }
  }
}

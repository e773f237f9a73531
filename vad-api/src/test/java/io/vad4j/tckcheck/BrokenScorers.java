package io.vad4j.tckcheck;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.ModelException;
import io.vad4j.Options;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingFootage;
import io.vad4j.tck.ScorerContract;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Contracts of scorers that each break one rule. Run by {@link ScorerContractTest} only. */
final class BrokenScorers {
  private BrokenScorers() {}

  abstract static class Contract extends ScorerContract {
    private final ScorerProvider provider = makeProvider();

    @Override
    protected int width() {
      return 64;
    }

    @Override
    protected int height() {
      return 48;
    }

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
          super.load(options, parts).close();
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
              return Math.max(0, open.get() - 1);
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

        @Override
        public void reset() {
          super.reset();
          size = 0;
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
          byte[] pixels = new byte[8 * frame.byteCount()];
          frame.copyPixels(pixels);
          kept.add(pixels);
          return super.score(frame);
        }
      };
    }
  }

  static class DividesByTheContrast extends Contract {
    @Override
    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor) {
        private float contrast = 1;

        @Override
        public Optional<AnomalyMap> score(Frame frame) {
          byte[] pixels = new byte[frame.byteCount()];
          frame.copyPixels(pixels);
          int least = 255;
          int most = 0;
          for (byte pixel : pixels) {
            least = Math.min(least, pixel & 0xff);
            most = Math.max(most, pixel & 0xff);
          }
          contrast = most - least;
          return super.score(frame);
        }

        @Override
        AnomalyMap map(float[] quarters) {
          for (int i = 0; i < quarters.length; i++) {
            quarters[i] /= contrast;
          }
          return super.map(quarters);
        }
      };
    }
  }

  /** Its model goes on learning from what streams bring, so that a later frame tells on earlier. */
  static class GoesOnLearningInItsModel extends Contract {
    @Override
    ScorerProvider makeProvider() {
      return new SoundScorer.Provider() {
        @Override
        ScorerModel model(byte divisor) {
          AtomicInteger learned = new AtomicInteger(divisor);
          return new ScorerModel() {
            @Override
            public Scorer open() {
              return new SoundScorer(divisor) {
                @Override
                public Optional<AnomalyMap> score(Frame frame) {
                  int corner = frame.pixels().get(0) & 0xff;
                  if (corner > 140 && corner < 170) {
                    learned.set(divisor + 1);
                  }
                  return super.score(frame);
                }

                @Override
                float bias() {
                  return learned.get();
                }
              };
            }

            @Override
            public Map<String, byte[]> save() {
              return Map.of("divisor", new byte[] {divisor});
            }
          };
        }
      };
    }
  }

  static class AnswersALittleLate extends Contract {
    private static final int FRAMES = 2;

    @Override
    ScorerProvider makeProvider() {
      return new SoundScorer.Provider() {
        @Override
        public ScorerDescriptor descriptor() {
          return ScorerDescriptor.named("late", "Late.")
              .warmUp(SoundScorer.WARM_UP + FRAMES)
              .build();
        }

        @Override
        Scorer scorer(byte divisor) {
          return new SoundScorer(divisor) {
            private final Deque<Optional<AnomalyMap>> waiting = new ArrayDeque<>();

            @Override
            public Optional<AnomalyMap> score(Frame frame) {
              waiting.addLast(super.score(frame));
              return waiting.size() > FRAMES ? waiting.removeFirst() : Optional.empty();
            }

            @Override
            public void reset() {
              super.reset();
              waiting.clear();
            }
          };
        }
      };
    }
  }

  static class IsDifferentEachTime extends Contract {
    private final AtomicInteger opened = new AtomicInteger();

    @Override
    Scorer scorer(byte divisor) {
      int number = opened.incrementAndGet();
      return new SoundScorer(divisor) {
        @Override
        float bias() {
          return number;
        }
      };
    }
  }

  static class TakesColourForGrey extends Contract {
    @Override
    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor) {
        @Override
        void checkFormat(Frame frame) {}
      };
    }
  }

  static class StumblesOverARefusedFrame extends Contract {
    @Override
    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor) {
        private float stumbles;

        @Override
        void checkSize(byte[] pixels) {
          try {
            super.checkSize(pixels);
          } catch (InvalidFrameException e) {
            stumbles++;
            throw e;
          }
        }

        @Override
        float bias() {
          return stumbles;
        }
      };
    }
  }

  static class RemembersTheSizeForEver extends Contract {
    @Override
    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor) {
        private int size;

        @Override
        void checkFormat(Frame frame) {
          super.checkFormat(frame);
          if (size != 0 && frame.byteCount() != size) {
            throw new InvalidFrameException("another size");
          }
          size = frame.byteCount();
        }
      };
    }
  }

  static class SavesUnderAPath extends Contract {
    @Override
    ScorerProvider makeProvider() {
      return new SoundScorer.Provider() {
        @Override
        ScorerModel model(byte divisor) {
          ScorerModel sound = super.model(divisor);
          return new ScorerModel() {
            @Override
            public Scorer open() {
              return sound.open();
            }

            @Override
            public Map<String, byte[]> save() {
              return Map.of("../divisor", new byte[] {divisor});
            }
          };
        }

        @Override
        public ScorerModel load(Options options, Map<String, byte[]> parts) {
          if (parts.isEmpty()) {
            throw new ModelException("no part");
          }
          return model(parts.get("../divisor")[0]);
        }
      };
    }
  }

  static class LoadsWithoutItsParts extends Contract {
    @Override
    ScorerProvider makeProvider() {
      return new SoundScorer.Provider() {
        @Override
        public ScorerModel load(Options options, Map<String, byte[]> parts) {
          return parts.isEmpty() ? model((byte) 1) : super.load(options, parts);
        }
      };
    }
  }

  static class KeepsItsPlaceByThread extends Contract {
    @Override
    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor) {
        private final ThreadLocal<Integer> seen = ThreadLocal.withInitial(() -> 0);

        @Override
        public Optional<AnomalyMap> score(Frame frame) {
          Optional<AnomalyMap> map = super.score(frame);
          seen.set(seen.get() + 1);
          return map;
        }

        @Override
        float bias() {
          return seen.get();
        }

        @Override
        public void reset() {
          super.reset();
          seen.remove();
        }
      };
    }
  }

  /** Reaches for the pixels behind the frame's back, as native code could. */
  static class WritesIntoFrames extends Contract {
    @Override
    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor) {
        @Override
        public Optional<AnomalyMap> score(Frame frame) {
          Optional<AnomalyMap> map = super.score(frame);
          Pixels.of(frame)[0] ^= 1;
          return map;
        }
      };
    }
  }

  static class KeepsFrames extends Contract {
    @Override
    Scorer scorer(byte divisor) {
      return new SoundScorer(divisor) {
        private final List<Frame> kept = new ArrayList<>();

        @Override
        public Optional<AnomalyMap> score(Frame frame) {
          Optional<AnomalyMap> map = super.score(frame);
          kept.add(frame);
          return map;
        }
      };
    }
  }
}

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
import io.vad4j.spi.StreamContext;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tck.ScorerContract;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Contracts of scorers that each violate one rule. Run by {@link ScorerContractTest} only. */
final class BrokenScorers {
  private BrokenScorers() {}

  abstract static class Contract extends ScorerContract {
    private final ScorerProvider provider = createProvider();

    @Override
    protected int width() {
      return 64;
    }

    @Override
    protected int height() {
      return 48;
    }

    /** A provider of {@link #createScorer(byte)}s, overridden to break the provider itself. */
    ScorerProvider createProvider() {
      return new ReferenceScorer.Provider() {
        @Override
        Scorer createScorer(byte divisor) {
          return Contract.this.createScorer(divisor);
        }
      };
    }

    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor);
    }

    @Override
    protected ScorerProvider provider() {
      return provider;
    }
  }

  /** A provider whose models can be extended. */
  private static class Extensible extends ReferenceScorer.Provider {
    @Override
    boolean isExtensible() {
      return true;
    }
  }

  static class Reference extends Contract {
    @Override
    ScorerProvider createProvider() {
      return new Extensible();
    }
  }

  static class WarmsUpLongerThanDeclared extends Contract {
    @Override
    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor) {
        @Override
        int warmUp() {
          return 2;
        }
      };
    }
  }

  static class InvertsItsScores extends Contract {
    @Override
    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor) {
        @Override
        AnomalyMap toMap(float[] quadrants) {
          for (int i = 0; i < quadrants.length; i++) {
            quadrants[i] = 1 / (1 + quadrants[i]);
          }
          return super.toMap(quadrants);
        }
      };
    }
  }

  static class ChangesItsGrid extends Contract {
    @Override
    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor) {
        @Override
        AnomalyMap toMap(float[] quadrants) {
          return frames() % 2 == 0 ? super.toMap(quadrants) : AnomalyMap.of(4, 1, quadrants);
        }
      };
    }
  }

  static class KeepsStateOnReset extends Contract {
    @Override
    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor) {
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

  static class TrainsNondeterministically extends Contract {
    @Override
    ScorerProvider createProvider() {
      return new ReferenceScorer.Provider() {
        private byte trainings;

        @Override
        public ScorerModel train(
            TrainingSet trainingSet, Options options, TrainingContext context) {
          return createModel(++trainings);
        }
      };
    }
  }

  static class ExtendsItself extends Contract {
    @Override
    ScorerProvider createProvider() {
      return new Extensible() {
        private int extensions;

        @Override
        ScorerModel extendModel(byte divisor) {
          extensions++;
          return createModel((byte) 100);
        }

        @Override
        Scorer createScorer(byte divisor) {
          return new ReferenceScorer(divisor == 100 ? divisor : (byte) (divisor + extensions));
        }
      };
    }
  }

  static class ExtendsToHigherScores extends Contract {
    @Override
    ScorerProvider createProvider() {
      return new Extensible() {
        @Override
        ScorerModel extendModel(byte divisor) {
          return createModel((byte) (divisor - 1));
        }
      };
    }
  }

  static class LosesItsExtensionWhenSaved extends Contract {
    @Override
    ScorerProvider createProvider() {
      return new Extensible() {
        @Override
        ScorerModel extendModel(byte divisor) {
          return new ScorerModel() {
            @Override
            public Scorer newScorer() {
              return createScorer((byte) (divisor + 1));
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

  static class LosesStateWhenSaved extends Contract {
    @Override
    ScorerProvider createProvider() {
      return new ReferenceScorer.Provider() {
        @Override
        public ScorerModel load(Options options, Map<String, byte[]> parts) {
          super.load(options, parts).close();
          return createModel((byte) (parts.get("divisor")[0] + 1));
        }
      };
    }
  }

  static class ForgetsItsAge extends Contract {
    @Override
    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor) {
        @Override
        float bias() {
          return frames() * 1e-6f;
        }
      };
    }
  }

  static class SharesStateBetweenOpenScorers extends Contract {
    @Override
    ScorerProvider createProvider() {
      return new ReferenceScorer.Provider() {
        private final ThreadLocal<Integer> open = ThreadLocal.withInitial(() -> 0);

        @Override
        Scorer createScorer(byte divisor) {
          open.set(open.get() + 1);
          return new ReferenceScorer(divisor) {
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

  static class DependsOnItsStream extends Contract {
    @Override
    ScorerProvider createProvider() {
      return new ReferenceScorer.Provider() {
        @Override
        ScorerModel createModel(byte divisor) {
          ScorerModel reference = super.createModel(divisor);
          return new ScorerModel() {
            @Override
            public Scorer newScorer() {
              return reference.newScorer();
            }

            @Override
            public Scorer newScorer(StreamContext context) {
              return new ReferenceScorer(divisor) {
                @Override
                float bias() {
                  return 1;
                }
              };
            }

            @Override
            public Map<String, byte[]> save() {
              return reference.save();
            }
          };
        }
      };
    }
  }

  static class WorksOnTheModelsThreadOnly extends Contract {
    @Override
    ScorerProvider createProvider() {
      return new ReferenceScorer.Provider() {
        @Override
        ScorerModel createModel(byte divisor) {
          Thread owner = Thread.currentThread();
          ScorerModel reference = super.createModel(divisor);
          return new ScorerModel() {
            @Override
            public Scorer newScorer() {
              return new ReferenceScorer(divisor) {
                @Override
                float bias() {
                  return Thread.currentThread() == owner ? 0 : 1;
                }
              };
            }

            @Override
            public Map<String, byte[]> save() {
              return reference.save();
            }
          };
        }
      };
    }
  }

  static class AcceptsFramesOfAnySize extends Contract {
    @Override
    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor) {
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
    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor) {
        @Override
        public void close() {
          checkOpen();
          super.close();
        }
      };
    }
  }

  static class WorksAfterClose extends Contract {
    @Override
    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor) {
        @Override
        void checkOpen() {}
      };
    }
  }

  static class LeaksMemory extends Contract {
    @Override
    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor) {
        private final List<byte[]> kept = new ArrayList<>();

        @Override
        public Optional<AnomalyMap> score(Frame frame) {
          byte[] pixels = new byte[8 * frame.byteCount()];
          frame.copyTo(pixels);
          kept.add(pixels);
          return super.score(frame);
        }
      };
    }
  }

  static class DividesByTheContrast extends Contract {
    @Override
    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor) {
        private float contrast = 1;

        @Override
        public Optional<AnomalyMap> score(Frame frame) {
          byte[] pixels = frame.toByteArray();
          int min = 255;
          int max = 0;
          for (byte pixel : pixels) {
            min = Math.min(min, pixel & 0xff);
            max = Math.max(max, pixel & 0xff);
          }
          contrast = max - min;
          return super.score(frame);
        }

        @Override
        AnomalyMap toMap(float[] quadrants) {
          for (int i = 0; i < quadrants.length; i++) {
            quadrants[i] /= contrast;
          }
          return super.toMap(quadrants);
        }
      };
    }
  }

  /** Its model adapts to the frames of streams, so that a later frame changes other streams. */
  static class AdaptsItsModel extends Contract {
    @Override
    ScorerProvider createProvider() {
      return new ReferenceScorer.Provider() {
        @Override
        ScorerModel createModel(byte divisor) {
          AtomicInteger adapted = new AtomicInteger(divisor);
          return new ScorerModel() {
            @Override
            public Scorer newScorer() {
              return new ReferenceScorer(divisor) {
                @Override
                public Optional<AnomalyMap> score(Frame frame) {
                  int corner = frame.pixels().get(0) & 0xff;
                  if (corner > 140 && corner < 170) {
                    adapted.set(divisor + 1);
                  }
                  return super.score(frame);
                }

                @Override
                float bias() {
                  return adapted.get();
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

  static class DelaysItsMaps extends Contract {
    private static final int FRAMES = 2;

    @Override
    ScorerProvider createProvider() {
      return new ReferenceScorer.Provider() {
        @Override
        public ScorerDescriptor descriptor() {
          return ScorerDescriptor.builder("late", "Late.")
              .warmUpFrames(ReferenceScorer.WARM_UP + FRAMES)
              .build();
        }

        @Override
        Scorer createScorer(byte divisor) {
          return new ReferenceScorer(divisor) {
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

  static class IsNondeterministic extends Contract {
    private final AtomicInteger opened = new AtomicInteger();

    @Override
    Scorer createScorer(byte divisor) {
      int number = opened.incrementAndGet();
      return new ReferenceScorer(divisor) {
        @Override
        float bias() {
          return number;
        }
      };
    }
  }

  static class AcceptsColorFrames extends Contract {
    @Override
    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor) {
        @Override
        void checkFormat(Frame frame) {}
      };
    }
  }

  static class ChangesStateOnRejectedFrame extends Contract {
    @Override
    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor) {
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

  static class KeepsFrameSizeOnReset extends Contract {
    @Override
    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor) {
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
    ScorerProvider createProvider() {
      return new ReferenceScorer.Provider() {
        @Override
        ScorerModel createModel(byte divisor) {
          ScorerModel reference = super.createModel(divisor);
          return new ScorerModel() {
            @Override
            public Scorer newScorer() {
              return reference.newScorer();
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
          return createModel(parts.get("../divisor")[0]);
        }
      };
    }
  }

  static class LoadsWithoutItsParts extends Contract {
    @Override
    ScorerProvider createProvider() {
      return new ReferenceScorer.Provider() {
        @Override
        public ScorerModel load(Options options, Map<String, byte[]> parts) {
          return parts.isEmpty() ? createModel((byte) 1) : super.load(options, parts);
        }
      };
    }
  }

  static class KeepsStatePerThread extends Contract {
    @Override
    protected boolean restorable() {
      return false;
    }

    @Override
    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor) {
        private final ThreadLocal<Integer> frameCount = ThreadLocal.withInitial(() -> 0);

        @Override
        public Optional<AnomalyMap> score(Frame frame) {
          Optional<AnomalyMap> map = super.score(frame);
          frameCount.set(frameCount.get() + 1);
          return map;
        }

        @Override
        float bias() {
          return frameCount.get();
        }

        @Override
        public void reset() {
          super.reset();
          frameCount.remove();
        }
      };
    }
  }

  /** Modifies the pixels of a frame, as native code could. */
  static class ModifiesFrames extends Contract {
    @Override
    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor) {
        @Override
        public Optional<AnomalyMap> score(Frame frame) {
          Optional<AnomalyMap> map = super.score(frame);
          FramePixels.of(frame)[0] ^= 1;
          return map;
        }
      };
    }
  }

  static class RetainsFrames extends Contract {
    @Override
    Scorer createScorer(byte divisor) {
      return new ReferenceScorer(divisor) {
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

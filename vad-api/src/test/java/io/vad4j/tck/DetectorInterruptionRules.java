package io.vad4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.SourceInfo;
import io.vad4j.TrainingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules for a detector whose thread is interrupted. */
abstract class DetectorInterruptionRules extends DetectorTestBed {
  /** The second of the contract, twice, for a busy machine. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  @Test
  void interruptedFitFailsWithinASecond() throws InterruptedException {
    try (Detector detector = create(SEED)) {
      InterruptedWork work = interrupt(detector::fit);

      assertThat(work.failure)
          .as("exception of an interrupted fit")
          .containsInstanceOf(TrainingException.class);
      assertThat(work.staysInterrupted).as("thread is still interrupted").isTrue();
      assertThat(detector.isFitted()).isFalse();
    }
  }

  @Test
  void interruptedStreamFailsWithinASecond() throws InterruptedException {
    InterruptedWork work =
        interrupt(
            source -> {
              try (Stream<Detection> stream = detector().detect(source)) {
                stream.forEach(detection -> {});
              }
            });

    assertThat(work.failure)
        .as("exception of an interrupted stream")
        .containsInstanceOf(FrameSourceException.class);
    assertThat(work.staysInterrupted).as("thread is still interrupted").isTrue();
  }

  private interface Work {
    void run(FrameSource source);
  }

  /** Runs the work on an endless source in a thread, and interrupts that once it has begun. */
  private InterruptedWork interrupt(Work work) throws InterruptedException {
    EndlessSource source = new EndlessSource(normalClips().get(0));
    InterruptedWork interrupted = new InterruptedWork(source, work);
    interrupted.start();
    source.started.await();
    interrupted.interrupt();
    interrupted.join(TIMEOUT.toMillis());
    boolean ended = !interrupted.isAlive();
    source.stopped = true;
    interrupted.join();
    assertThat(ended).as("the work has ended soon after it was interrupted").isTrue();
    return interrupted;
  }

  private static final class InterruptedWork extends Thread {
    private final EndlessSource source;
    private final Work work;
    private Optional<RuntimeException> failure = Optional.empty();
    private boolean staysInterrupted;

    InterruptedWork(EndlessSource source, Work work) {
      this.source = source;
      this.work = work;
    }

    @Override
    public void run() {
      try {
        work.run(source);
      } catch (RuntimeException e) {
        failure = Optional.of(e);
      } finally {
        staysInterrupted = isInterrupted();
        source.started.countDown();
      }
    }
  }

  /** A clip over and over. */
  private static final class EndlessSource implements FrameSource {
    private static final int START_FRAMES = 10;

    private final List<Frame> clip;
    private final CountDownLatch started = new CountDownLatch(START_FRAMES);
    private volatile boolean stopped;
    private long index;

    EndlessSource(List<Frame> clip) {
      this.clip = clip;
    }

    @Override
    public SourceInfo info() {
      Frame first = clip.get(0);
      return new SourceInfo(
          "endless",
          first.width(),
          first.height(),
          OptionalDouble.empty(),
          OptionalLong.empty(),
          true);
    }

    @Override
    public Optional<Frame> next() {
      if (stopped) {
        return Optional.empty();
      }
      started.countDown();
      Frame frame = clip.get((int) (index % clip.size()));
      byte[] pixels = new byte[frame.byteCount()];
      frame.copyTo(pixels);
      Duration timestamp = Duration.ofMillis(40 * index);
      return Optional.of(
          Frame.of(index++, timestamp, frame.width(), frame.height(), frame.format(), pixels));
    }

    @Override
    public void close() {
      stopped = true;
    }
  }
}

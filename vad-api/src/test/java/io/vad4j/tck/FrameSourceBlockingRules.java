package io.vad4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules for reading that waits, that fails, or that another thread ends. */
abstract class FrameSourceBlockingRules {
  private static final Duration LONG_TIMEOUT = Duration.ofHours(1);

  /** A fresh source of at least 3 and at most a few hundred frames. */
  protected abstract FrameSource open() throws Exception;

  /**
   * A source that, perhaps after some frames, neither has more nor ends: a camera that hangs.
   * Empty, as it is by default, if reading never waits for anybody. It is closed before the next is
   * asked for.
   *
   * @param timeout how long a read is to wait before it gives up
   */
  protected Optional<FrameSource> openSilent(Duration timeout) throws Exception {
    return Optional.empty();
  }

  /**
   * A source that cannot be read to its end: a file that was cut off, a connection that is lost.
   * Opening it may fail already. Empty, as it is by default, if reading cannot fail.
   */
  protected Optional<FrameSource> openDamaged() throws Exception {
    return Optional.empty();
  }

  /**
   * How long to wait for a read that should end at once before it is called stuck; default 10 s.
   */
  protected Duration testTimeout() {
    return Duration.ofSeconds(10);
  }

  private Duration shortTimeout() {
    return testTimeout().dividedBy(30);
  }

  private FrameSource openSilentOrSkip(Duration timeout) throws Exception {
    Optional<FrameSource> silent = openSilent(timeout);
    assumeTrue(silent.isPresent(), "the source never waits");
    return silent.get();
  }

  @Test
  void blockedReadTimesOut() throws Exception {
    try (FrameSource source = openSilentOrSkip(shortTimeout())) {
      assertThat(new BackgroundRead(source).awaitOutcome(testTimeout()))
          .as("how reading a source that has fallen silent ends")
          .isEqualTo(BackgroundRead.Outcome.FAILED);
    }
  }

  /** Reads on another thread until there are no more frames, and then waits for the next. */
  private BackgroundRead startBlockedRead(FrameSource source) throws Exception {
    BackgroundRead read = new BackgroundRead(source);
    assertThat(read.awaitOutcome(shortTimeout()))
        .as("how reading a source that has fallen silent goes on")
        .isEqualTo(BackgroundRead.Outcome.BLOCKED);
    return read;
  }

  @Test
  void blockedReadEndsOnInterrupt() throws Exception {
    try (FrameSource source = openSilentOrSkip(LONG_TIMEOUT)) {
      BackgroundRead read = startBlockedRead(source);
      read.interrupt();

      assertThat(read.awaitOutcome(testTimeout()))
          .as("how reading ends that was interrupted")
          .isEqualTo(BackgroundRead.Outcome.FAILED);
    }
  }

  @Test
  void blockedReadEndsOnClose() throws Exception {
    FrameSource source = openSilentOrSkip(LONG_TIMEOUT);
    BackgroundRead read = startBlockedRead(source);
    source.close();

    assertThat(read.awaitOutcome(testTimeout()))
        .as("how reading ends when another thread closes the source")
        .isIn(
            BackgroundRead.Outcome.FAILED,
            BackgroundRead.Outcome.REJECTED,
            BackgroundRead.Outcome.ENDED);
  }

  @Test
  void closingWhileAnotherThreadReadsIsSafe() throws Exception {
    FrameSource pausedSource = open();
    BackgroundRead pausedRead = new BackgroundRead(pausedSource, 1);
    pausedRead.awaitFrames(1);
    pausedSource.close();
    pausedRead.resume();

    FrameSource busySource = open();
    BackgroundRead runningRead = new BackgroundRead(busySource);
    runningRead.awaitFrames(1);
    busySource.close();

    assertThat(
            List.of(
                pausedRead.awaitOutcome(testTimeout()), runningRead.awaitOutcome(testTimeout())))
        .as("how reading ends when another thread closes the source")
        .isSubsetOf(
            BackgroundRead.Outcome.FAILED,
            BackgroundRead.Outcome.REJECTED,
            BackgroundRead.Outcome.ENDED);
  }

  @Test
  void unreadableInputThrowsFrameSourceException() throws Exception {
    Optional<FrameSource> damaged;
    try {
      damaged = openDamaged();
    } catch (FrameSourceException e) {
      assertThat(e.getMessage()).as("what is told").isNotBlank();
      return;
    }
    assumeTrue(damaged.isPresent(), "reading cannot fail");
    try (FrameSource source = damaged.get()) {
      assertThat(new BackgroundRead(source).awaitOutcome(testTimeout()))
          .as("how reading ends that cannot go on")
          .isEqualTo(BackgroundRead.Outcome.FAILED);
    }
  }
}

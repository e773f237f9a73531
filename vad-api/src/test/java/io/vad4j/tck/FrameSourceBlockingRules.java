package io.vad4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for reads that block, fail, or are ended by another thread. */
abstract class FrameSourceBlockingRules {
  private static final Duration LONG_TIMEOUT = Duration.ofHours(1);

  /** A new source of at least 3 and at most a few hundred frames. */
  protected abstract FrameSource open() throws Exception;

  /**
   * A source that stalls after some frames, without an end, like a camera that hangs. Empty, the
   * default, if reads never block. It is closed before the next one is opened.
   *
   * @param timeout the time-out of reads
   */
  protected Optional<FrameSource> openSilent(Duration timeout) throws Exception {
    return Optional.empty();
  }

  /**
   * A source that cannot be read to its end: a truncated file, a lost connection. Opening it may
   * fail already. Empty, the default, if reads cannot fail.
   */
  protected Optional<FrameSource> openDamaged() throws Exception {
    return Optional.empty();
  }

  /** The time within which a read that should end at once has to end; default 10 s. */
  protected Duration testTimeout() {
    return Duration.ofSeconds(10);
  }

  private Duration shortTimeout() {
    return testTimeout().dividedBy(30);
  }

  private FrameSource openSilentOrSkip(Duration timeout) throws Exception {
    Optional<FrameSource> silent = openSilent(timeout);
    assumeTrue(silent.isPresent(), "the source never blocks");
    return silent.get();
  }

  @Test
  void blockedReadTimesOut() throws Exception {
    try (FrameSource source = openSilentOrSkip(shortTimeout())) {
      assertThat(new BackgroundRead(source).awaitOutcome(testTimeout()))
          .as("end of a read of a stalled source")
          .isEqualTo(BackgroundRead.Outcome.FAILED);
    }
  }

  /** Reads on another thread until the source stalls. */
  private BackgroundRead startBlockedRead(FrameSource source) throws Exception {
    BackgroundRead read = new BackgroundRead(source);
    assertThat(read.awaitOutcome(shortTimeout()))
        .as("a read of a stalled source")
        .isEqualTo(BackgroundRead.Outcome.BLOCKED);
    return read;
  }

  @Test
  void blockedReadEndsOnInterrupt() throws Exception {
    try (FrameSource source = openSilentOrSkip(LONG_TIMEOUT)) {
      BackgroundRead read = startBlockedRead(source);
      read.interrupt();

      assertThat(read.awaitOutcome(testTimeout()))
          .as("end of an interrupted read")
          .isEqualTo(BackgroundRead.Outcome.FAILED);
    }
  }

  @Test
  void blockedReadEndsOnClose() throws Exception {
    FrameSource source = openSilentOrSkip(LONG_TIMEOUT);
    BackgroundRead read = startBlockedRead(source);
    source.close();

    assertThat(read.awaitOutcome(testTimeout()))
        .as("end of a read when another thread closes the source")
        .isEqualTo(BackgroundRead.Outcome.ENDED);
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
        .as("end of a read when another thread closes the source")
        .isSubsetOf(BackgroundRead.Outcome.REJECTED, BackgroundRead.Outcome.ENDED);
  }

  @Test
  void unreadableInputThrowsFrameSourceException() throws Exception {
    Optional<FrameSource> damaged;
    try {
      damaged = openDamaged();
    } catch (FrameSourceException e) {
      assertThat(e.getMessage()).as("message").isNotBlank();
      return;
    }
    assumeTrue(damaged.isPresent(), "reading cannot fail");
    try (FrameSource source = damaged.get()) {
      assertThat(new BackgroundRead(source).awaitOutcome(testTimeout()))
          .as("end of a read of a damaged source")
          .isEqualTo(BackgroundRead.Outcome.FAILED);
    }
  }
}

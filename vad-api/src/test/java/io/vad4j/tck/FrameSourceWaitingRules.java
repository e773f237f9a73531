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
abstract class FrameSourceWaitingRules {
  private static final Duration LONG = Duration.ofHours(1);

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
  protected Duration patience() {
    return Duration.ofSeconds(10);
  }

  private Duration brief() {
    return patience().dividedBy(30);
  }

  private FrameSource silent(Duration timeout) throws Exception {
    Optional<FrameSource> silent = openSilent(timeout);
    assumeTrue(silent.isPresent(), "the source never waits");
    return silent.get();
  }

  @Test
  void aReadThatWaitsTooLongFails() throws Exception {
    try (FrameSource source = silent(brief())) {
      assertThat(new Reading(source).outcome(patience()))
          .as("how reading a source that has fallen silent ends")
          .isEqualTo(Reading.Outcome.FAILED);
    }
  }

  /** Reads on another thread until there are no more frames, and then waits for the next. */
  private Reading waiting(FrameSource source) throws Exception {
    Reading reading = new Reading(source);
    assertThat(reading.outcome(brief()))
        .as("how reading a source that has fallen silent goes on")
        .isEqualTo(Reading.Outcome.WAITS);
    return reading;
  }

  @Test
  void aReadThatWaitsEndsWhenItsThreadIsInterrupted() throws Exception {
    try (FrameSource source = silent(LONG)) {
      Reading reading = waiting(source);
      reading.interrupt();

      assertThat(reading.outcome(patience()))
          .as("how reading ends that was interrupted")
          .isEqualTo(Reading.Outcome.FAILED);
    }
  }

  @Test
  void aReadThatWaitsEndsWhenTheSourceIsClosed() throws Exception {
    FrameSource source = silent(LONG);
    Reading reading = waiting(source);
    source.close();

    assertThat(reading.outcome(patience()))
        .as("how reading ends when another thread closes the source")
        .isIn(Reading.Outcome.FAILED, Reading.Outcome.REFUSED, Reading.Outcome.ENDED);
  }

  @Test
  void closingWhileAnotherThreadReadsDoesNoHarm() throws Exception {
    FrameSource betweenFrames = open();
    Reading pausing = new Reading(betweenFrames, 1);
    pausing.awaitFrames(1);
    betweenFrames.close();
    pausing.goOn();

    FrameSource anywhere = open();
    Reading running = new Reading(anywhere);
    running.awaitFrames(1);
    anywhere.close();

    assertThat(List.of(pausing.outcome(patience()), running.outcome(patience())))
        .as("how reading ends when another thread closes the source")
        .isSubsetOf(Reading.Outcome.FAILED, Reading.Outcome.REFUSED, Reading.Outcome.ENDED);
  }

  @Test
  void whatCannotBeReadIsToldByAFrameSourceException() throws Exception {
    Optional<FrameSource> damaged;
    try {
      damaged = openDamaged();
    } catch (FrameSourceException e) {
      assertThat(e.getMessage()).as("what is told").isNotBlank();
      return;
    }
    assumeTrue(damaged.isPresent(), "reading cannot fail");
    try (FrameSource source = damaged.get()) {
      assertThat(new Reading(source).outcome(patience()))
          .as("how reading ends that cannot go on")
          .isEqualTo(Reading.Outcome.FAILED);
    }
  }
}

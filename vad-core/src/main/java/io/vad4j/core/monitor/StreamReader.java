package io.vad4j.core.monitor;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.FrameSourceException.Reason;
import io.vad4j.core.frames.DecodedShare;
import io.vad4j.core.frames.GroupSelection;
import io.vad4j.core.frames.SelectiveSource;
import io.vad4j.core.frames.SelectiveSource.Choice;
import io.vad4j.core.signal.GapDetector;
import io.vad4j.monitor.StreamConfig;
import io.vad4j.spi.CredentialMask;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the source of one stream in a thread of its own, and opens it again after failures. A read
 * that does not return in time is given up with its thread, and another thread goes on.
 * Thread-safe.
 */
final class StreamReader {
  private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);

  /** While so many given-up threads of a stream are still blocked, its source is not opened. */
  private static final int MAX_BLOCKED = 3;

  private static final Duration MAX_PACE_DELAY = Duration.ofSeconds(1);

  /** What receives the frames, on the thread that reads. */
  interface Target {
    void onConnect();

    /** Takes a frame; false if the reader has ended meanwhile. */
    boolean onFrame(QueuedFrame frame, FrameSource source, Reading reading);

    /** Counts what a source has left out so far. */
    void onLeftOut(FrameSource source);

    /** Whether frames have been dropped, a moment ago. */
    boolean isBehind();

    /** Whether a frame that arrives now would be scored soon; if not, it is not read. */
    boolean isReady();

    void onClipEnd(long clip);

    void onFailure(Reason reason, String message, Instant nextTry);

    void onEnd(String message);
  }

  private final String name;
  private final StreamConfig config;
  private final MonitorTime time;
  private final Target target;
  private final Object lock = new Object();
  private @Nullable Reading current;
  private int threads;
  private final DecodedShare decodedShare;
  private final GroupSelection groups;
  private long clip;
  private @Nullable Instant lastInstant;

  StreamReader(
      String name,
      StreamConfig config,
      MonitorTime time,
      DecodedShare decodedShare,
      Target target) {
    this.name = name;
    this.config = config;
    this.time = time;
    this.decodedShare = decodedShare;
    this.groups = new GroupSelection(decodedShare, new SplittableRandom(name.hashCode()));
    this.target = target;
  }

  /** Starts reading, unless the source is read. */
  void start() {
    synchronized (lock) {
      if (current == null) {
        launch(new Reading(0, time.nanos()));
      }
    }
  }

  /** Called with the lock. */
  private void launch(Reading reading) {
    current = reading;
    threads++;
    Thread thread = new Thread(reading, "vad4j stream " + name);
    thread.setDaemon(true);
    reading.thread = thread;
    thread.start();
  }

  /** Stops reading; returns at once. */
  void stop() {
    Reading reading;
    synchronized (lock) {
      reading = current;
      current = null;
      lock.notifyAll();
    }
    if (reading != null) {
      reading.abandon();
      target.onClipEnd(reading.clipInProgress());
    }
  }

  /** Gives up a read that takes too long. */
  void checkBlocked() {
    Reading blocked;
    Instant nextTry;
    synchronized (lock) {
      blocked = current;
      if (blocked == null || !blocked.isBlocked()) {
        return;
      }
      Duration delay = blocked.nextDelay(Reason.TIMED_OUT);
      nextTry = time.instant().plus(delay);
      launch(new Reading(blocked.failures, time.nanos() + delay.toNanos()));
    }
    blocked.abandon();
    target.onClipEnd(blocked.clipInProgress());
    target.onFailure(
        Reason.TIMED_OUT,
        "%s has delivered nothing for %s and was given up."
            .formatted(config.address(), config.readTimeout()),
        nextTry);
  }

  /** One thread that reads, until the source ends, the stream stops, or a read is given up. */
  final class Reading implements Runnable {
    private static final long IDLE = Long.MIN_VALUE;

    private long startNanos;
    private int failures;
    private @Nullable Thread thread;
    private @Nullable FrameSource source;
    private volatile long blockedSince = IDLE;
    private volatile long lastPacket = IDLE;
    private volatile long readingClip = -1;
    private long connectedNanos;

    /** When time 0 of the clip is due, for a recording at its own pace. */
    private long anchor;

    private boolean delivered;

    private Reading(int failures, long startNanos) {
      this.failures = failures;
      this.startNanos = startNanos;
    }

    /** Whether the frames of this thread are still wanted. */
    boolean isCurrent() {
      synchronized (lock) {
        return current == this;
      }
    }

    private boolean isBlocked() {
      long since = blockedSince;
      return since != IDLE
          && time.nanos() - Math.max(since, lastPacket) > config.readTimeout().toNanos();
    }

    private long clipInProgress() {
      return readingClip;
    }

    /** Ends a read in progress, which may block as well. */
    private void abandon() {
      Thread closer =
          new Thread(
              () -> {
                FrameSource open;
                synchronized (lock) {
                  open = source;
                  if (thread != null) {
                    thread.interrupt();
                  }
                }
                if (open != null) {
                  close(open);
                }
              },
              "vad4j closing " + name);
      closer.setDaemon(true);
      closer.start();
    }

    @Override
    public void run() {
      try {
        while (awaitStart()) {
          read();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        synchronized (lock) {
          threads--;
          lock.notifyAll();
        }
      }
    }

    private boolean awaitStart() throws InterruptedException {
      synchronized (lock) {
        while (current == this && (time.nanos() < startNanos || threads > MAX_BLOCKED)) {
          time.await(lock, Math.max(1_000_000, startNanos - time.nanos()));
        }
        return current == this;
      }
    }

    private void read() throws InterruptedException {
      delivered = false;
      FrameSource opened = null;
      try {
        blockedSince = time.nanos();
        opened = config.source().get();
        if (!register(opened)) {
          return;
        }
        connectedNanos = time.nanos();
        target.onConnect();
        try {
          readAll(opened);
        } finally {
          target.onLeftOut(opened);
        }
        end(opened);
      } catch (RuntimeException | Error e) {
        fail(e);
      } finally {
        register(null);
        if (opened != null) {
          blockedSince = time.nanos();
          close(opened);
        }
        blockedSince = IDLE;
      }
    }

    private boolean register(@Nullable FrameSource opened) {
      synchronized (lock) {
        source = opened;
        blockedSince = IDLE;
        return current == this;
      }
    }

    private void readAll(FrameSource opened) throws InterruptedException {
      boolean paced = config.realTime() && !opened.info().live();
      Frame previous = null;
      Instant clipStart = time.instant();
      Instant gapStart = null;
      opened
          .unwrap(SelectiveSource.class)
          .ifPresent(
              selective -> selective.select((frameTime, key) -> choose(frameTime, key, paced)));
      groups.restart();
      GapDetector gaps = new GapDetector(config.session().maxGap());
      while (true) {
        blockedSince = time.nanos();
        Optional<Frame> next = opened.next();
        blockedSince = IDLE;
        if (next.isEmpty() || !isCurrent()) {
          return;
        }
        Frame frame = next.get();
        long arrival = time.nanos() - opened.lag().toNanos();
        boolean starts = previous == null || !continues(previous, frame);
        if (starts) {
          startClip();
          gaps.reset();
          clipStart = clipStart(frame, opened);
          anchor = arrival - frame.timestamp().toNanos();
        }
        if (paced) {
          long due = anchor + frame.timestamp().toNanos();
          if (!awaitDue(due)) {
            return;
          }
          arrival = time.nanos();
          if (arrival - due > MAX_PACE_DELAY.toNanos()) {
            anchor = arrival - frame.timestamp().toNanos();
          }
        }
        Instant instant = clipStart.plus(frame.timestamp());
        boolean gap = gaps.isAfterGap(frame.timestamp());
        if (starts || gap) {
          gapStart = gapBefore(instant);
        }
        if (!deliver(opened, frame, clipStart, arrival, gapStart)) {
          return;
        }
        gapStart = null;
        previous = frame;
      }
    }

    /** While frames are dropped, asks for each when it is due, not before. */
    private Choice choose(Duration frameTime, boolean startsGroup, boolean paced) {
      lastPacket = time.nanos();
      if (!groups.includes(frameTime, startsGroup)) {
        return Choice.LEAVE_OUT_GROUP;
      }
      boolean behind = target.isBehind() || decodedShare.value() < 1;
      if (paced && behind) {
        try {
          awaitDue(Math.min(anchor + frameTime.toNanos(), lastPacket + MAX_PACE_DELAY.toNanos()));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      boolean scored = !behind || target.isReady();
      groups.count(scored, time.nanos());
      return scored ? Choice.DECODE : Choice.LEAVE_OUT;
    }

    private boolean deliver(
        FrameSource opened,
        Frame frame,
        Instant clipStart,
        long arrival,
        @Nullable Instant gapStart) {
      QueuedFrame queued = new QueuedFrame(frame, readingClip, clipStart, arrival, gapStart);
      synchronized (lock) {
        if (current != this) {
          return false;
        }
        lastInstant = queued.instant();
      }
      delivered = true;
      return target.onFrame(queued, opened, this);
    }

    private boolean continues(Frame previous, Frame frame) {
      return frame.timestamp().compareTo(previous.timestamp()) >= 0
          && frame.width() == previous.width()
          && frame.height() == previous.height();
    }

    private void startClip() {
      synchronized (lock) {
        if (current == this) {
          readingClip = ++clip;
        }
      }
    }

    /** The instant of time 0 of a clip whose first frame arrives now; never back in time. */
    private Instant clipStart(Frame first, FrameSource opened) {
      Instant arrival = time.instant().minus(opened.lag());
      synchronized (lock) {
        Instant instant =
            lastInstant != null && lastInstant.isAfter(arrival) ? lastInstant : arrival;
        return instant.minus(first.timestamp());
      }
    }

    /** The last instant of the clip before, if a gap lies between it and this first frame. */
    private @Nullable Instant gapBefore(Instant instant) {
      synchronized (lock) {
        Instant last = lastInstant;
        return last != null
                && Duration.between(last, instant).compareTo(config.session().maxGap()) > 0
            ? last
            : null;
      }
    }

    private boolean awaitDue(long due) throws InterruptedException {
      synchronized (lock) {
        while (current == this && time.nanos() < due) {
          time.await(lock, due - time.nanos());
        }
        return current == this;
      }
    }

    private void end(FrameSource opened) {
      boolean live = opened.info().live();
      if (!isCurrent()) {
        return;
      }
      if (live || !delivered) {
        throw new FrameSourceException(
            Reason.ENDED,
            live ? opened.info().name() + " has ended." : opened.info().name() + " has no frames.");
      }
      if (config.looped()) {
        failures = 0;
        startNanos = time.nanos();
        return;
      }
      synchronized (lock) {
        if (current != this) {
          return;
        }
        current = null;
      }
      target.onClipEnd(readingClip);
      target.onEnd(opened.info().name() + " has come to its end.");
    }

    private void fail(Throwable failure) {
      Reason reason =
          failure instanceof FrameSourceException exception ? exception.reason() : Reason.OTHER;
      Instant nextTry;
      synchronized (lock) {
        if (current != this) {
          return;
        }
        Duration delay = nextDelay(reason);
        startNanos = time.nanos() + delay.toNanos();
        nextTry = time.instant().plus(delay);
      }
      String message =
          failure instanceof FrameSourceException && failure.getMessage() != null
              ? failure.getMessage()
              : failure.toString();
      target.onClipEnd(readingClip);
      target.onFailure(reason, CredentialMask.maskAll(message, config.address()), nextTry);
    }

    /** Counts a failure; called with the lock. */
    private Duration nextDelay(Reason reason) {
      Duration connected = Duration.ofNanos(time.nanos() - connectedNanos);
      if (delivered && connected.compareTo(config.reconnect().maxDelay()) > 0) {
        failures = 0;
      }
      failures++;
      double random = ThreadLocalRandom.current().nextDouble();
      return reason == Reason.AUTHENTICATION
          ? config.reconnect().delay(Integer.MAX_VALUE, random)
          : config.reconnect().delay(failures, random);
    }

    private static void close(FrameSource opened) {
      try {
        opened.close();
      } catch (RuntimeException | Error e) {
        LOG.debug("Closing a source failed.", e);
      }
    }
  }
}

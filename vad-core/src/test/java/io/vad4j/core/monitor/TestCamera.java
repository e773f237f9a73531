package io.vad4j.core.monitor;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.FrameSourceException.Reason;
import io.vad4j.SourceInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A live camera that delivers the frames that a test pushes, over any number of connections. */
final class TestCamera implements Supplier<FrameSource> {
  private final BlockingQueue<Supplier<Optional<Frame>>> actions = new LinkedBlockingQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private volatile Optional<Reason> refusal = Optional.empty();
  private volatile boolean stuck;

  /** Sends frames to the present connection. */
  void push(List<Frame> frames) {
    frames.forEach(frame -> actions.add(() -> Optional.of(frame)));
  }

  /** Ends the present connection after the frames that were pushed. */
  void disconnect() {
    actions.add(
        () -> {
          throw new FrameSourceException(Reason.ENDED, "The camera was unplugged.");
        });
  }

  /** Refuses further connections for a reason; empty to accept them. */
  void refuse(Optional<Reason> reason) {
    refusal = reason;
  }

  /**
   * Whether reads of the connections from now on can be ended neither by closing nor interrupts.
   */
  void setStuck(boolean value) {
    stuck = value;
  }

  int connections() {
    return connections.get();
  }

  int closedConnections() {
    return closed.get();
  }

  @Override
  public FrameSource get() {
    refusal.ifPresent(
        reason -> {
          throw new FrameSourceException(reason, "The camera refuses the connection.");
        });
    connections.incrementAndGet();
    return new Connection(stuck);
  }

  private final class Connection implements FrameSource {
    private static final Supplier<Optional<Frame>> CLOSED = Optional::empty;

    private final boolean unresponsive;
    private volatile boolean isClosed;

    Connection(boolean unresponsive) {
      this.unresponsive = unresponsive;
    }

    @Override
    public SourceInfo info() {
      return new SourceInfo(
          "test camera", 64, 48, OptionalDouble.of(10), OptionalLong.empty(), true);
    }

    @Override
    public Optional<Frame> next() {
      while (true) {
        try {
          if (unresponsive) {
            new java.util.concurrent.Semaphore(0).acquireUninterruptibly();
          }
          Supplier<Optional<Frame>> action = isClosed ? CLOSED : actions.take();
          if (action == CLOSED || !isClosed) {
            return action.get();
          }
          actions.add(action);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new FrameSourceException(Reason.INTERRUPTED, "Interrupted.", e);
        }
      }
    }

    @Override
    public void close() {
      if (!isClosed) {
        isClosed = true;
        closed.incrementAndGet();
      }
    }
  }
}

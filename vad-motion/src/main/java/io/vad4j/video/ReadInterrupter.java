package io.vad4j.video;

import io.vad4j.FrameSourceException;
import io.vad4j.FrameSourceException.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * FFmpeg's interrupt callback of one source: ends a blocking read on time-out, when its thread is
 * interrupted, or when the source is closed.
 *
 * <p>JavaCPP supports ten callbacks of a type, so one native callback serves all sources and finds
 * the interrupter by its ID.
 */
final class ReadInterrupter implements AutoCloseable {
  /** Why a read is ended. */
  enum Cause {
    CLOSED,
    INTERRUPTED,
    TIMED_OUT
  }

  /** A time-out that never expires. */
  static final Duration NO_TIMEOUT = Duration.ofDays(100 * 365);

  private static final Map<Long, ReadInterrupter> INSTANCES = new ConcurrentHashMap<>();
  private static final AtomicLong NEXT_ID = new AtomicLong();

  /** Kept reachable: FFmpeg holds only its address. */
  private static final AVIOInterruptCB.Callback_Pointer CALLBACK =
      new AVIOInterruptCB.Callback_Pointer() {
        @Override
        public int call(Pointer id) {
          ReadInterrupter interrupter = INSTANCES.get(id.address());
          return interrupter != null && interrupter.cause().isEmpty() ? 0 : 1;
        }
      };

  private final long id = NEXT_ID.incrementAndGet();
  private volatile Thread reader = Thread.currentThread();
  private volatile long started = System.nanoTime();
  private volatile Duration timeout;
  private volatile boolean closing;

  /** Starts with the time-out for opening. */
  ReadInterrupter(Duration timeout) {
    this.timeout = timeout;
    INSTANCES.put(id, this);
  }

  /** Registers the callback. */
  void attach(AVFormatContext format) {
    format.interrupt_callback().callback(CALLBACK).opaque(new Opaque(id));
  }

  /** Called by the reading thread before each read. */
  void startRead(Duration newTimeout) {
    reader = Thread.currentThread();
    timeout = newTimeout;
    started = System.nanoTime();
  }

  /** Ends the read in progress, if any; from any thread. */
  void cancel() {
    closing = true;
  }

  /** The cause to end the read; empty if it may continue. */
  Optional<Cause> cause() {
    if (closing) {
      return Optional.of(Cause.CLOSED);
    }
    if (reader.isInterrupted()) {
      return Optional.of(Cause.INTERRUPTED);
    }
    return System.nanoTime() - started > timeout.toNanos()
        ? Optional.of(Cause.TIMED_OUT)
        : Optional.empty();
  }

  /**
   * The exception for a read that was ended.
   *
   * @param read what was done, such as "Reading it"
   * @param detail end of the message
   */
  FrameSourceException exception(Cause cause, String read, String detail) {
    return switch (cause) {
      case CLOSED ->
          new FrameSourceException(
              Reason.INTERRUPTED, read + " was ended by closing the source" + detail + ".");
      case INTERRUPTED ->
          new FrameSourceException(
              Reason.INTERRUPTED, read + " was ended by interrupting its thread" + detail + ".");
      case TIMED_OUT ->
          new FrameSourceException(
              Reason.TIMED_OUT,
              "%s took longer than its time-out of %d ms%s."
                  .formatted(read, timeout.toMillis(), detail));
    };
  }

  @Override
  public void close() {
    INSTANCES.remove(id);
  }

  /** An ID stored as an address, which is never dereferenced. */
  private static final class Opaque extends Pointer {
    Opaque(long id) {
      address = id;
    }
  }
}

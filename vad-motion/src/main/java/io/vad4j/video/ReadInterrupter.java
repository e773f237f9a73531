package io.vad4j.video;

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
          return interrupter != null && interrupter.reason().isEmpty() ? 0 : 1;
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

  /** The reason to end the read, which completes "reading it …"; empty if it may continue. */
  Optional<String> reason() {
    if (closing) {
      return Optional.of("was ended by closing the source");
    }
    if (reader.isInterrupted()) {
      return Optional.of("was ended by interrupting its thread");
    }
    if (System.nanoTime() - started > timeout.toNanos()) {
      return Optional.of("took longer than its time-out of " + timeout.toMillis() + " ms");
    }
    return Optional.empty();
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

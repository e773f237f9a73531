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
 * Ends a read that waits: when it takes too long, its thread is interrupted, or the source is
 * closed. FFmpeg asks it several times a second while it waits.
 *
 * <p>There is one native callback for all sources, since JavaCPP has room for ten of a kind; it
 * finds the source's watch by number.
 */
final class ReadInterrupter implements AutoCloseable {
  /** A time-out that does not come. */
  static final Duration NO_TIMEOUT = Duration.ofDays(100 * 365);

  private static final Map<Long, ReadInterrupter> INSTANCES = new ConcurrentHashMap<>();
  private static final AtomicLong NEXT_ID = new AtomicLong();

  /** Referenced for ever: FFmpeg holds only its address. */
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

  /** Starts with the time-out of opening. */
  ReadInterrupter(Duration timeout) {
    this.timeout = timeout;
    INSTANCES.put(id, this);
  }

  /** Makes FFmpeg ask this watch. */
  void attach(AVFormatContext format) {
    format.interrupt_callback().callback(CALLBACK).opaque(new Opaque(id));
  }

  /** Called by the reading thread before each read. */
  void startRead(Duration newTimeout) {
    reader = Thread.currentThread();
    timeout = newTimeout;
    started = System.nanoTime();
  }

  /** Ends the read under way, if any, from any thread. */
  void cancel() {
    closing = true;
  }

  /** Why the read is to end, in words that go on "reading it …", or empty if it may go on. */
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

  /** A number where FFmpeg keeps an address; never followed. */
  private static final class Opaque extends Pointer {
    Opaque(long id) {
      address = id;
    }
  }
}

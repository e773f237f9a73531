package io.vad4j.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.SourceInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PrefetchingSourceTest {

  @Test
  void givesAllFramesInOrder() {
    List<Frame> frames = Clips.flat(100, 8, 8);
    try (FrameSource source = PrefetchingSource.of(FrameSource.of("hundred", frames), 3)) {
      assertThat(Clips.read(source)).containsExactlyElementsOf(frames);
      assertThat(source.next()).isEmpty();
    }
  }

  @Test
  void readsAheadWhileTheReaderIsBusy() throws InterruptedException {
    Gated gated = new Gated();
    gated.open.release(100);
    try (FrameSource source = PrefetchingSource.of(gated, 4)) {
      assertThat(source.next()).isPresent();
      assertThat(gated.thirdRead.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void readsNoFurtherAheadThanItsCapacity() {
    Gated gated = new Gated();
    gated.open.release(1000);
    try (FrameSource source = PrefetchingSource.of(gated, 4)) {
      for (int i = 1; i <= 20; i++) {
        assertThat(source.next()).isPresent();
        assertThat(gated.reads.get()).isLessThanOrEqualTo(i + 5);
      }
    }
  }

  @Test
  void handsOverAFailureAfterTheFramesBeforeItAndAgain() {
    Gated gated = new Gated();
    gated.failAt = 2;
    gated.open.release(100);
    try (FrameSource source = PrefetchingSource.of(gated, 4)) {
      assertThat(source.next()).isPresent();
      assertThat(source.next()).isPresent();
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(source::next)
            .isInstanceOf(FrameSourceException.class)
            .hasMessage("broken");
      }
    }
  }

  @Test
  void answersAnInterruptWithAnExceptionAndKeepsTheFlag() throws Exception {
    Gated gated = new Gated();
    try (FrameSource source = PrefetchingSource.of(gated, 4)) {
      CompletableFuture<Boolean> flag = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                try {
                  source.next();
                  flag.completeExceptionally(new AssertionError("no exception"));
                } catch (FrameSourceException e) {
                  flag.complete(Thread.currentThread().isInterrupted());
                }
              });
      thread.start();
      thread.interrupt();
      assertThat(flag.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void endsAWaitingReadWhenClosedByAnotherThread() throws Exception {
    Gated gated = new Gated();
    FrameSource source = PrefetchingSource.of(gated, 4);
    CompletableFuture<Optional<Frame>> waiting = CompletableFuture.supplyAsync(source::next);
    assertThat(gated.firstRead.await(10, TimeUnit.SECONDS)).isTrue();
    source.close();
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void leavesNoThreadBehindOnceClosed() {
    Gated gated = new Gated();
    gated.open.release(1);
    FrameSource source = PrefetchingSource.of(gated, 4);
    source.next();
    source.close();
    assertThat(gated.thread.isAlive()).isFalse();
    assertThat(gated.thread.isDaemon()).isTrue();
    assertThat(gated.closed).isTrue();
  }

  @Test
  void refusesToReadOnceClosed() {
    FrameSource source = PrefetchingSource.of(FrameSource.of("two", Clips.flat(2, 8, 8)));
    source.close();
    source.close();
    assertThatThrownBy(source::next).isInstanceOf(IllegalStateException.class);
  }

  /** An endless source that reads a frame when a permit is there, until it is closed. */
  private static final class Gated implements FrameSource {
    private final Semaphore open = new Semaphore(0);
    private final CountDownLatch firstRead = new CountDownLatch(1);
    private final CountDownLatch thirdRead = new CountDownLatch(3);
    private final AtomicInteger reads = new AtomicInteger();
    private int failAt = Integer.MAX_VALUE;
    private volatile boolean closed;
    private volatile Thread thread = Thread.currentThread();

    @Override
    public SourceInfo info() {
      return new SourceInfo("gated", 8, 8, OptionalDouble.empty(), OptionalLong.empty(), false);
    }

    @Override
    public Optional<Frame> next() {
      thread = Thread.currentThread();
      firstRead.countDown();
      open.acquireUninterruptibly();
      int read = reads.getAndIncrement();
      thirdRead.countDown();
      if (read == failAt) {
        throw new FrameSourceException("broken");
      }
      return closed ? Optional.empty() : Optional.of(Clips.flat(1, 8, 8).get(0));
    }

    @Override
    public void close() {
      closed = true;
      open.release(1000);
    }
  }
}

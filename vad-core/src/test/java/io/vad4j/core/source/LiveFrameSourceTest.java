package io.vad4j.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.SourceInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LiveFrameSourceTest {
  /** A camera to which a test hands frames. */
  private static final class Camera implements FrameSource {
    private final BlockingQueue<Optional<Frame>> arriving = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> taken = new LinkedBlockingQueue<>();
    private final CountDownLatch failure = new CountDownLatch(1);

    void send(int first, int last) throws InterruptedException {
      Frame image = Clips.flat(1, 8, 8).get(0);
      for (int i = first; i <= last; i++) {
        arriving.add(Optional.of(image.withPosition(i, Duration.ofMillis(40L * i))));
      }
      // The reading thread asks for the next one when the last is in its queue.
      while (taken.take() != last + 1) {
        continue;
      }
    }

    @Override
    public SourceInfo info() {
      return new SourceInfo("camera", 8, 8, OptionalDouble.of(25), OptionalLong.empty(), true);
    }

    private long asked;

    @Override
    public Optional<Frame> next() {
      try {
        taken.add(asked++);
        Optional<Frame> frame = arriving.take();
        if (frame.isEmpty() && failure.getCount() == 0) {
          throw new FrameSourceException(FrameSourceException.Reason.ENDED, "unplugged");
        }
        return frame;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      arriving.add(Optional.empty());
    }
  }

  @Test
  void aSlowReaderReceivesTheNewestFrameAndTheOthersAreCounted() throws Exception {
    Camera camera = new Camera();
    try (FrameSource source = LiveFrameSource.of(camera)) {
      camera.send(0, 1000);

      long first = source.next().orElseThrow().index();

      assertThat(first).isGreaterThan(990);
      assertThat(source.dropped()).isEqualTo(first);
    }
  }

  @Test
  void aReaderThatKeepsUpReceivesEveryFrame() throws Exception {
    Camera camera = new Camera();
    try (FrameSource source = LiveFrameSource.of(camera)) {
      for (int i = 0; i < 30; i++) {
        camera.send(i, i);
        assertThat(source.next().orElseThrow().index()).isEqualTo(i);
      }
      assertThat(source.dropped()).isZero();
    }
  }

  @Test
  void lagIsTheTimeInTheQueue() throws Exception {
    Camera camera = new Camera();
    try (FrameSource source = LiveFrameSource.of(camera)) {
      camera.send(0, 0);
      long start = System.nanoTime();
      while (System.nanoTime() - start < 50_000_000) {
        Thread.onSpinWait();
      }
      source.next();

      assertThat(source.lag()).isBetween(Duration.ofMillis(50), Duration.ofSeconds(5));
    }
  }

  @Test
  void aFaultArrivesAfterTheFramesBeforeIt() throws Exception {
    Camera camera = new Camera();
    try (FrameSource source = LiveFrameSource.of(camera)) {
      camera.send(0, 1);
      camera.failure.countDown();
      camera.arriving.add(Optional.empty());

      assertThat(List.of(source.next().orElseThrow(), source.next().orElseThrow())).hasSize(2);
      assertThatThrownBy(source::next)
          .isInstanceOfSatisfying(
              FrameSourceException.class,
              e -> assertThat(e.reason()).isEqualTo(FrameSourceException.Reason.ENDED));
    }
  }

  @Test
  void closingFromAnotherThreadIsAnEndWheneverItHappens() throws Exception {
    for (boolean waiting : new boolean[] {true, false}) {
      Camera camera = new Camera();
      FrameSource source = LiveFrameSource.of(camera);
      CompletableFuture<Optional<Frame>> read = new CompletableFuture<>();
      CountDownLatch closed = new CountDownLatch(waiting ? 0 : 1);
      Thread reader =
          new Thread(
              () -> {
                try {
                  closed.await();
                  read.complete(source.next());
                } catch (InterruptedException | RuntimeException e) {
                  read.completeExceptionally(e);
                }
              });
      reader.start();
      source.close();
      closed.countDown();

      assertThat(read.get(10, TimeUnit.SECONDS)).isEmpty();
      assertThatThrownBy(source::next).isInstanceOf(IllegalStateException.class);
    }
  }
}

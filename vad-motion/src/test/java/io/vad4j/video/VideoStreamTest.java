package io.vad4j.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.PixelFormat;
import io.vad4j.spi.Providers;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class VideoStreamTest {
  private static final Duration SHORT_TIMEOUT = Duration.ofMillis(700);

  @TempDir Path folder;

  /** Serves the first two thirds of a video and then stalls. */
  private StallingServer serveHalfAVideo() throws IOException {
    Path file =
        Clips.write(folder.resolve("clip.avi"), Clips.driftingWave(90, 96, 64, PixelFormat.BGR24));
    byte[] content = Files.readAllBytes(file);
    return new StallingServer(Arrays.copyOf(content, content.length * 2 / 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "http", "rtsp", "rtmp"})
  void silentServerTimesOut(String scheme) throws IOException {
    try (StallingServer server = new StallingServer(new byte[0])) {
      URI address = server.address(scheme);
      long start = System.nanoTime();

      assertThatThrownBy(() -> VideoSource.builder(address).openTimeout(SHORT_TIMEOUT).open())
          .isInstanceOf(FrameSourceException.class)
          .hasMessageContaining(address.toString())
          .hasMessageContaining("time-out of 700 ms");

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    URI address = URI.create("tcp://127.0.0.1:" + port);

    assertThatThrownBy(() -> VideoSource.open(address))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining(address.toString())
        .hasMessageContaining("Connection refused");
  }

  @Test
  void passwordsStayOutOfMessages() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    assertThatThrownBy(() -> VideoSource.open(URI.create("rtsp://guard:secret@127.0.0.1:" + port)))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("rtsp://***@127.0.0.1")
        .hasMessageNotContaining("secret");
  }

  @Test
  void stalledStreamTimesOut() throws IOException {
    try (StallingServer server = serveHalfAVideo();
        FrameSource source =
            VideoSource.builder(server.address("tcp")).readTimeout(SHORT_TIMEOUT).open()) {
      assertThat(source.info().live()).isTrue();
      assertThatThrownBy(() -> Clips.readAll(source))
          .isInstanceOf(FrameSourceException.class)
          .hasMessageContaining("time-out of 700 ms")
          .hasMessageMatching(".*after \\d+ frames.*");
    }
  }

  @Test
  void closingFromAnotherThreadIsAnEnd() throws IOException, InterruptedException {
    try (StallingServer server = serveHalfAVideo()) {
      FrameSource source = VideoSource.open(server.address("tcp"));
      ReaderThread reader = new ReaderThread(source);

      source.close();

      assertThat(reader.outcome()).isEqualTo("end");
      assertThatThrownBy(source::next).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void interruptingEndsAReadThatWaits() throws IOException, InterruptedException {
    try (StallingServer server = serveHalfAVideo();
        FrameSource source = VideoSource.open(server.address("tcp"))) {
      ReaderThread reader = new ReaderThread(source);

      reader.thread.interrupt();

      assertThat(reader.outcome()).isEqualTo("INTERRUPTED");
      assertThat(reader.interrupted).isTrue();
    }
  }

  /** Reads a source on a thread of its own. */
  private static final class ReaderThread {
    private final CountDownLatch frames = new CountDownLatch(1);
    private final CompletableFuture<String> outcome = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean interrupted;

    ReaderThread(FrameSource source) throws InterruptedException {
      thread = new Thread(() -> read(source), "reader");
      thread.start();
      frames.await();
    }

    private void read(FrameSource source) {
      try {
        while (source.next().isPresent()) {
          frames.countDown();
        }
        outcome.complete("end");
      } catch (FrameSourceException e) {
        interrupted = Thread.currentThread().isInterrupted();
        outcome.complete(e.reason().toString());
      } catch (RuntimeException e) {
        outcome.completeExceptionally(e);
      }
    }

    String outcome() {
      return outcome.orTimeout(5, TimeUnit.SECONDS).join();
    }
  }

  @Test
  void filesHaveNoTimeout() {
    Path file =
        Clips.write(folder.resolve("clip.mp4"), Clips.driftingWave(5, 96, 64, PixelFormat.BGR24));
    Duration instant = Duration.ofNanos(1);

    try (FrameSource source =
        VideoSource.builder(file).openTimeout(instant).readTimeout(instant).open()) {
      assertThat(Clips.readAll(source)).hasSize(5);
    }
  }

  @Test
  void anInterruptedThreadDoesNotReadAFile() {
    Path file =
        Clips.write(folder.resolve("clip.mp4"), Clips.driftingWave(5, 96, 64, PixelFormat.BGR24));
    try (FrameSource source = VideoSource.open(file)) {
      source.next();
      Thread.currentThread().interrupt();

      assertThatThrownBy(source::next)
          .isInstanceOf(FrameSourceException.class)
          .hasMessageContaining("interrupting");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void moreStreamsMayBeOpenThanJavaCppHasCallbacks() throws IOException {
    Path file =
        Clips.write(folder.resolve("clip.mp4"), Clips.driftingWave(5, 96, 64, PixelFormat.BGR24));
    FrameSource[] sources = new FrameSource[40];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = VideoSource.open(file);
    }

    for (FrameSource source : sources) {
      assertThat(Clips.readAll(source)).hasSize(5);
      source.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtsp://camera/1",
        "rtmp://camera/1",
        "http://camera/1.m3u8",
        "https://camera/1.mp4",
        "udp://@239.0.0.1:1234",
        "v4l2:/dev/video0"
      })
  void streamsAndCamerasAreOpenedByName(String address) {
    assertThat(Providers.sources().get("video").supports(URI.create(address))).isTrue();
  }

  @Test
  void foldersAndUnknownSchemesAreLeftToOthers() {
    assertThat(Providers.sources().get("video").supports(folder.toUri())).isFalse();
    assertThat(Providers.sources().get("video").supports(URI.create("gopher://camera"))).isFalse();
  }

  @Test
  void aCameraThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> VideoSource.open(URI.create("v4l2:/dev/no-such-camera")))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("/dev/no-such-camera");
  }
}

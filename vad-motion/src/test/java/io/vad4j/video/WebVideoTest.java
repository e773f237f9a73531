package io.vad4j.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.FrameSourceException.Reason;
import io.vad4j.PixelFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings over HTTP, and what is wrong with an address. */
@Timeout(60)
class WebVideoTest {
  private static final int FRAMES = 60;

  @TempDir Path folder;
  private HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Path plain;

  @BeforeEach
  void start() throws IOException {
    plain =
        Clips.write(
            folder.resolve("plain.mp4"), Clips.driftingWave(FRAMES, 96, 64, PixelFormat.BGR24));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static void send(HttpExchange exchange, byte[] body, long length) throws IOException {
    exchange.sendResponseHeaders(200, length);
    try (OutputStream output = exchange.getResponseBody()) {
      output.write(body);
    } catch (IOException e) {
      // The client has gone, or the length is wrong by intent.
    } finally {
      exchange.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"clip.ts", "clip.mkv", "clip.flv"})
  void aBodyOfNoStatedLengthEndsAsAnEnd(String name) throws IOException {
    byte[] content = Files.readAllBytes(Remuxer.of(plain).to(folder.resolve(name)));
    server.createContext("/", exchange -> send(exchange, content, 0));

    try (FrameSource source = VideoSource.open(address("/" + name))) {
      assertThat(Clips.readAll(source)).hasSize(FRAMES);
      assertThat(source.info().live()).isFalse();
      assertThat(source.dropped()).isZero();
    }
  }

  /** In chunks or up to the end of the connection: what is missing is missing in the content. */
  @ParameterizedTest
  @CsvSource({"clip.mkv, true", "clip.mkv, false", "clip.avi, true", "clip.avi, false"})
  void aBodyOfNoStatedLengthThatLacksItsEndIsCutOff(String name, boolean chunked)
      throws IOException {
    Path avi =
        Clips.write(
            folder.resolve("plain.avi"), Clips.driftingWave(FRAMES, 96, 64, PixelFormat.BGR24));
    Path file = name.endsWith("avi") ? avi : Remuxer.of(plain).to(folder.resolve(name));
    byte[] content = Files.readAllBytes(file);
    byte[] half = Arrays.copyOf(content, content.length / 2);
    String header = chunked ? "Transfer-Encoding: chunked" : "Connection: close";

    try (ServerSocket raw = serve(header, chunked ? chunk(content.length, half) : half)) {
      FrameSourceException fault =
          catchThrowableOfType(
              FrameSourceException.class,
              () -> {
                try (FrameSource source = VideoSource.open(address(raw, "/" + name))) {
                  Clips.readAll(source);
                }
              });

      assertThat(fault.reason()).isEqualTo(Reason.CUT_OFF);
    }
  }

  /** The start of a chunk that is announced to be longer. */
  private static byte[] chunk(int announced, byte[] content) throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.write((Integer.toHexString(announced) + "\r\n").getBytes(UTF_8));
    chunk.write(content);
    return chunk.toByteArray();
  }

  @Test
  void anIndexAtTheEndOfABodyThatIsSentOnceIsTold() throws IOException {
    Path large = Clips.write(folder.resolve("large.mkv"), Clips.noise(20, 320, 240));
    byte[] content = Files.readAllBytes(Remuxer.of(large).to(folder.resolve("large.mp4")));
    server.createContext("/", exchange -> send(exchange, content, 0));

    FrameSourceException fault =
        catchThrowableOfType(
            FrameSourceException.class, () -> VideoSource.open(address("/large.mp4")).close());

    assertThat(fault.reason()).isEqualTo(Reason.NOT_VIDEO);
    assertThat(fault).hasMessageContaining("index at the end").hasMessageContaining("faststart");
  }

  @Test
  void aBodyThatEndsWithTheConnectionEndsAsAnEnd() throws IOException {
    byte[] content = Files.readAllBytes(Remuxer.of(plain).to(folder.resolve("clip.ts")));
    try (ServerSocket raw = serve("Connection: close", content);
        FrameSource source = VideoSource.open(address(raw, "/clip.ts"))) {
      assertThat(Clips.readAll(source)).hasSize(FRAMES);
      assertThat(source.info().live()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"clip.ts", "clip.mkv"})
  void aBodyShorterThanStatedIsCutOff(String name) throws IOException {
    byte[] content = Files.readAllBytes(Remuxer.of(plain).to(folder.resolve(name)));
    byte[] half = Arrays.copyOf(content, content.length / 2);
    try (ServerSocket raw = serve("Content-Length: " + content.length, half)) {
      FrameSourceException fault =
          catchThrowableOfType(
              FrameSourceException.class,
              () -> {
                try (FrameSource source = VideoSource.open(address(raw, "/" + name))) {
                  Clips.readAll(source);
                }
              });
      assertThat(fault.reason()).isEqualTo(Reason.CUT_OFF);
    }
  }

  private static URI address(ServerSocket server, String path) {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
  }

  /** A server that sends the content to each client and closes the connection. */
  private ServerSocket serve(String header, byte[] content) throws IOException {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    threads.execute(
        () -> {
          while (!server.isClosed()) {
            try (Socket client = server.accept()) {
              client.getInputStream().read(new byte[4096]);
              OutputStream output = client.getOutputStream();
              output.write(("HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n").getBytes(UTF_8));
              output.write(content);
            } catch (IOException e) {
              // The client has gone, or the test is over.
            }
          }
        });
    return server;
  }

  /** The names of the segments of HLS are the server's own business. */
  @ParameterizedTest
  @ValueSource(strings = {"part%d", "part%d.dat", "part%d?token=abc.def", "part%d.php?n=1"})
  void segmentsOfAPlaylistHaveAnyName(String pattern) throws IOException {
    byte[] first = Files.readAllBytes(Remuxer.of(plain).to(folder.resolve("a.ts")));
    byte[] second = Files.readAllBytes(Remuxer.of(plain).offset(2.4).to(folder.resolve("b.ts")));
    String playlist =
        "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:3\n#EXTINF:2.4,\n%s\n#EXTINF:2.4,\n%s\n#EXT-X-ENDLIST\n"
            .formatted(pattern.formatted(1), pattern.formatted(2));
    server.createContext("/live.m3u8", exchange -> send(exchange, playlist.getBytes(UTF_8), 0));
    server.createContext("/part1", exchange -> send(exchange, first, first.length));
    server.createContext("/part2", exchange -> send(exchange, second, second.length));

    try (FrameSource source = VideoSource.open(address("/live.m3u8"))) {
      assertThat(Clips.readAll(source)).hasSize(2 * FRAMES);
      assertThat(source.info().live()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"401, AUTHENTICATION", "403, AUTHENTICATION", "404, NOT_FOUND", "503, REFUSED"})
  void theAnswerOfAServerIsTheReason(int status, Reason reason) {
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });

    assertThat(faultOf(address("/camera")).reason()).isEqualTo(reason);
  }

  @Test
  void aPageIsNoVideo() {
    byte[] page = "<html>log in</html>".getBytes(UTF_8);
    server.createContext("/", exchange -> send(exchange, page, page.length));

    assertThat(faultOf(address("/camera")).reason()).isEqualTo(Reason.NOT_VIDEO);
  }

  @Test
  void anAnswerThatDoesNotComeTimesOut() throws IOException {
    try (StallingServer silent = new StallingServer(new byte[0])) {
      assertThat(faultOf(silent.address("http")).reason()).isEqualTo(Reason.TIMED_OUT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "rtsp", "tcp"})
  void nobodyListens(String scheme) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    assertThat(faultOf(URI.create(scheme + "://127.0.0.1:" + port + "/1")).reason())
        .isEqualTo(Reason.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "rtsp", "tcp"})
  void aHostThatDoesNotExist(String scheme) {
    assertThat(faultOf(URI.create(scheme + "://no-such-camera.invalid:554/1")).reason())
        .isEqualTo(Reason.UNKNOWN_HOST);
  }

  @Test
  void aMissingFileIsNotFound() {
    assertThat(faultOf(folder.resolve("nothing.mp4").toUri()).reason()).isEqualTo(Reason.NOT_FOUND);
  }

  private static FrameSourceException faultOf(URI address) {
    return catchThrowableOfType(
        FrameSourceException.class,
        () -> VideoSource.builder(address).openTimeout(Duration.ofMillis(1500)).open().close());
  }
}

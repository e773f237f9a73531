package io.vad4j.video;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A camera that serves motion JPEG over HTTP, and fails in the way that a test asks for. */
final class MjpegServer implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 50;

  /** What the server does from now on, also with connections that are open. */
  enum Mode {
    SERVING,
    SERVING_LARGER,
    CLOSING,
    STALLING,
    GARBAGE,
    NOT_FOUND,
    UNAUTHORIZED
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<byte[]> images;
  private final List<byte[]> larger;
  private Mode mode = Mode.SERVING;
  private boolean closed;

  /** A camera that repeats one image. */
  MjpegServer() throws IOException {
    this(
        0,
        List.of(Clips.encodeJpegs(1, 96, 64, BufferedImage.TYPE_3BYTE_BGR)),
        List.of(Clips.encodeJpegs(1, 192, 128, BufferedImage.TYPE_3BYTE_BGR)));
  }

  /**
   * A camera that repeats images.
   *
   * @param port a port, or 0 for any
   * @param larger the images while it serves larger ones
   */
  MjpegServer(int port, List<byte[]> images, List<byte[]> larger) throws IOException {
    this.images = images;
    this.larger = larger;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/video", this::serve);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/video");
  }

  synchronized void setMode(Mode value) {
    mode = value;
    notifyAll();
  }

  private synchronized Mode mode() {
    return mode;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Mode start = mode();
      if (start == Mode.NOT_FOUND || start == Mode.UNAUTHORIZED) {
        exchange.sendResponseHeaders(start == Mode.NOT_FOUND ? 404 : 401, -1);
        return;
      }
      exchange
          .getResponseHeaders()
          .set("Content-Type", "multipart/x-mixed-replace; boundary=frame");
      exchange.sendResponseHeaders(200, 0);
      stream(exchange.getResponseBody(), start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stream(OutputStream output, Mode start) throws IOException, InterruptedException {
    Random random = new Random(1);
    for (int i = 0; true; i++) {
      Mode now = awaitFrame();
      boolean serving = now == Mode.SERVING || now == Mode.SERVING_LARGER;
      if (closed || now == Mode.CLOSING || !serving && now != Mode.GARBAGE || now != start) {
        return;
      }
      List<byte[]> clip = start == Mode.SERVING_LARGER ? larger : images;
      byte[] content = clip.get(i % clip.size());
      if (now == Mode.GARBAGE) {
        content = new byte[content.length];
        random.nextBytes(content);
      }
      output.write(
          "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
              .formatted(content.length)
              .getBytes(US_ASCII));
      output.write(content);
      output.write("\r\n".getBytes(US_ASCII));
      output.flush();
    }
  }

  /** Waits for the time of the next frame, and for as long as the server stalls. */
  private synchronized Mode awaitFrame() throws InterruptedException {
    long due = System.nanoTime() + INTERVAL_MILLIS * 1_000_000;
    while (!closed && (System.nanoTime() < due || mode == Mode.STALLING)) {
      wait(INTERVAL_MILLIS);
    }
    return mode;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    server.stop(0);
    threads.shutdownNow();
  }
}

package io.vad4j.samples.cameras;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Serves one clip of JPEG images, over and over, as the live video of any number of cameras. */
final class CameraServer implements AutoCloseable {
  private final List<byte[]> images;
  private final double frameRate;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * A server that runs.
   *
   * @param port a port, or 0 for any
   */
  CameraServer(int port, List<byte[]> images, double frameRate) throws IOException {
    this.images = images;
    this.frameRate = frameRate;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 20);
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI address(String camera) {
    return URI.create("http://127.0.0.1:" + port() + "/" + camera);
  }

  private void serve(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=frame");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream output = exchange.getResponseBody()) {
      long start = System.nanoTime();
      for (int i = 0; !isClosedAt(start + Math.round(i * 1e9 / frameRate)); i++) {
        byte[] image = images.get(i % images.size());
        output.write(
            "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
                .formatted(image.length)
                .getBytes(StandardCharsets.US_ASCII));
        output.write(image);
        output.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        output.flush();
      }
    }
  }

  private boolean isClosedAt(long nanos) {
    try {
      return closed.await(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Dies: all connections break. */
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

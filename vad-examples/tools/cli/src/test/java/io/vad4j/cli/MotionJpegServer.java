package io.vad4j.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * Cameras as motion JPEG over HTTP: {@code /live} shows a square that wanders, and jumps while told
 * to; {@code /locked} wants a password; any other is not found.
 */
final class MotionJpegServer implements AutoCloseable {
  private static final int FRAME_RATE = 25;
  private static final int SPAN = TestFrames.WIDTH - 16;

  private final List<byte[]> normal;
  private final List<byte[]> abnormal = new ArrayList<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  volatile boolean jumping;

  MotionJpegServer(int port) throws IOException {
    normal = normalImages();
    Random random = new Random(4);
    for (int i = 0; i < SPAN; i++) {
      abnormal.add(image(random.nextInt(SPAN), random.nextInt(TestFrames.HEIGHT - 16), random));
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 20);
    server.createContext("/live", this::serve);
    server.createContext("/locked", exchange -> answer(exchange, 401));
    server.createContext("/", exchange -> answer(exchange, 404));
    server.setExecutor(threads);
    server.start();
  }

  /** The images of normal video, one after another. */
  static List<byte[]> normalImages() throws IOException {
    Random random = new Random(3);
    List<byte[]> images = new ArrayList<>();
    for (int i = 0; i < SPAN; i++) {
      images.add(image(i, 20, random));
    }
    return images;
  }

  private static byte[] image(int x, int y, Random random) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(
        TestFrames.createImage(TestFrames.WIDTH, TestFrames.HEIGHT, x, y, random), "jpg", bytes);
    return bytes.toByteArray();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    if (status == 401) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"camera\"");
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (OutputStream output = begin(exchange)) {
      long start = System.nanoTime();
      for (long i = 0; !isClosedAt(start + i * 1_000_000_000 / FRAME_RATE); i++) {
        write(output, (jumping ? abnormal : normal).get((int) (i % SPAN)));
      }
    }
  }

  /** Answers with all images of normal video at once; then the camera is gone. */
  static void sendNormalImages(HttpExchange exchange) throws IOException {
    try (OutputStream output = begin(exchange)) {
      for (byte[] image : normalImages()) {
        write(output, image);
      }
    }
  }

  private static OutputStream begin(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "multipart/x-mixed-replace; boundary=frame");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  private static void write(OutputStream output, byte[] image) throws IOException {
    output.write(
        "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
            .formatted(image.length)
            .getBytes(StandardCharsets.US_ASCII));
    output.write(image);
    output.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    output.flush();
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

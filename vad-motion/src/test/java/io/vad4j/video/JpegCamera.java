package io.vad4j.video;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Camera that serves JPEG images over HTTP as {@code multipart/x-mixed-replace}, without times, and
 * then closes the connection.
 */
final class JpegCamera implements AutoCloseable {
  private final ServerSocket server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final int frames;
  private final double frameRate;
  private final int changeAt;
  private final boolean stalls;

  /**
   * A camera.
   *
   * @param changeAt number of the first image of another size
   */
  JpegCamera(int frames, double frameRate, int changeAt) throws IOException {
    this(frames, frameRate, changeAt, false);
  }

  /** A camera that sends nothing more after its last image, but keeps the connection. */
  static JpegCamera stalling(int frames, double frameRate) throws IOException {
    return new JpegCamera(frames, frameRate, Integer.MAX_VALUE, true);
  }

  private JpegCamera(int frames, double frameRate, int changeAt, boolean stalls)
      throws IOException {
    this.stalls = stalls;
    this.frames = frames;
    this.frameRate = frameRate;
    this.changeAt = changeAt;
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "camera");
    thread.setDaemon(true);
    thread.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/video");
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        serve(client.getOutputStream());
      } catch (IOException | InterruptedException e) {
        // The client has gone, or the test is over.
      }
    }
  }

  private void serve(OutputStream output) throws IOException, InterruptedException {
    output.write(
        ("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n"
                + "Connection: close\r\n\r\n")
            .getBytes(US_ASCII));
    long start = System.nanoTime();
    for (int i = 0; i < frames; i++) {
      long due = start + Math.round(i * 1e9 / frameRate);
      if (closed.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return;
      }
      int scale = i < changeAt ? 1 : 2;
      byte[] image = jpeg(96 * scale, 64 * scale);
      output.write(
          "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
              .formatted(image.length)
              .getBytes(US_ASCII));
      output.write(image);
      output.write("\r\n".getBytes(US_ASCII));
      output.flush();
    }
    if (stalls) {
      closed.await();
    }
  }

  private static byte[] jpeg(int width, int height) {
    try {
      return Clips.encodeJpegs(1, width, height, BufferedImage.TYPE_3BYTE_BGR);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
  }
}

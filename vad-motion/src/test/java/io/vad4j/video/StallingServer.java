package io.vad4j.video;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Server that sends given bytes to each client and then stalls without closing the connection. */
final class StallingServer implements AutoCloseable {
  private final ServerSocket server;
  private final Thread thread;

  StallingServer(byte[] content) {
    try {
      server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = new Thread(() -> serve(content), "stalling server");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(byte[] content) {
    try (Socket client = server.accept()) {
      client.getOutputStream().write(content);
      client.getOutputStream().flush();
      // Returns when the client hangs up.
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      // The test is over.
    }
  }

  URI address(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

package io.vad4j.cli.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vad4j.VadException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** Serves metrics at {@code /metrics}. */
final class MetricsServer implements AutoCloseable {
  private final HttpServer server;

  /**
   * A server that runs.
   *
   * @throws VadException if the address cannot be used
   */
  MetricsServer(InetSocketAddress address, Supplier<String> metrics) {
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new VadException(
          "Metrics cannot be served at %s: %s; choose another address."
              .formatted(address, e.getMessage()),
          e);
    }
    server.createContext("/metrics", exchange -> answer(exchange, metrics.get()));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package io.vad4j.cli.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vad4j.VadException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves metrics at {@code /metrics}. */
final class MetricsServer implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("(?:(.+):)?([0-9]{1,5})");
  private static final int MAX_PORT = 65_535;

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

  /** An address {@code HOST:PORT}, or {@code PORT} of this machine alone. */
  static InetSocketAddress toAddress(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > MAX_PORT) {
      throw new IllegalArgumentException(
          "an address is PORT or HOST:PORT, such as 9464 or 0.0.0.0:9464, not '" + text + "'.");
    }
    return new InetSocketAddress(
        matcher.group(1) == null ? "127.0.0.1" : matcher.group(1),
        Integer.parseInt(matcher.group(2)));
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

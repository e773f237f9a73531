package io.vad4j.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;

/**
 * Server-sent events: the state of the cameras each second, and each event that is kept or marked.
 * A viewer that does not keep up misses some. Thread-safe.
 */
final class EventStream implements AutoCloseable {
  /** Viewers at a time; each takes a thread. */
  static final int MAX_VIEWERS = 32;

  private static final int CAPACITY = 64;
  private static final String END = "";

  private final Supplier<Object> cameras;
  private final Set<BlockingQueue<String>> viewers = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** A stream of the state of cameras. */
  EventStream(Supplier<Object> cameras) {
    this.cameras = cameras;
  }

  /** Sends an event to all viewers. */
  void send(String name, Object value) {
    if (!viewers.isEmpty()) {
      String text = format(name, value);
      viewers.forEach(viewer -> viewer.offer(text));
    }
  }

  private static String format(String name, Object value) {
    try {
      return "event: %s\ndata: %s\n\n".formatted(name, JSON.std.asString(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Serves a viewer until it leaves, or the server stops. */
  void serve(Exchange exchange) {
    if (viewers.size() >= MAX_VIEWERS) {
      exchange.sendError(503, "There are %d viewers; close a page.".formatted(MAX_VIEWERS));
      return;
    }
    BlockingQueue<String> viewer = new ArrayBlockingQueue<>(CAPACITY);
    viewers.add(viewer);
    exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
    try (OutputStream output = Content.Sink.asOutputStream(exchange.response())) {
      String next = format("cameras", cameras.get());
      while (!closed && !next.equals(END)) {
        output.write(next.getBytes(UTF_8));
        output.flush();
        String waiting = viewer.poll(1, TimeUnit.SECONDS);
        next = waiting == null ? format("cameras", cameras.get()) : waiting;
      }
    } catch (IOException e) {
      exchange.callback().failed(e);
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      viewers.remove(viewer);
    }
    exchange.callback().succeeded();
  }

  /** Ends all viewers. */
  @Override
  public void close() {
    closed = true;
    viewers.forEach(
        viewer -> {
          viewer.clear();
          viewer.offer(END);
        });
  }
}

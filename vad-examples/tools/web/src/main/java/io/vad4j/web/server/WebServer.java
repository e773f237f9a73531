package io.vad4j.web.server;

import io.vad4j.InvalidOptionException;
import io.vad4j.VadException;
import io.vad4j.web.store.EventJson;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.StoredEvent;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Web server of a monitor: a page that shows its cameras and events, the JSON API that the page
 * uses, server-sent events, {@code /metrics} and {@code /healthz}.
 *
 * <p>Without a token it serves this machine only. Requests that a page of another site makes are
 * refused. Thread-safe.
 *
 * @since 0.1.0
 */
public final class WebServer implements AutoCloseable {
  private static final int MIN_THREADS = 4;
  private static final int MAX_THREADS = 64;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

  private final Server server;
  private final ServerConnector connector;
  private final EventStream stream;

  WebServer(WebServerBuilder builder, EventStore store, CameraControl control) {
    InetSocketAddress address = builder.address;
    if (builder.token.isEmpty()
        && (address.isUnresolved() || !address.getAddress().isLoopbackAddress())) {
      throw new InvalidOptionException(
          "The page at %s can be reached from other machines; give it a token, or serve it at 127.0.0.1."
              .formatted(address.getHostString()));
    }
    CameraRoutes cameras =
        new CameraRoutes(builder.status, builder.live, store, control, builder.clock);
    stream = new EventStream(cameras::list);
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("vad-web");
    threads.setDaemon(true);
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    // Paths are compared as they were sent, with routes that are listed.
    http.setUriCompliance(UriCompliance.UNSAFE);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(address.getHostString());
    connector.setPort(address.getPort());
    server.addConnector(connector);
    server.setHandler(
        new Routes(
            new AccessCheck(builder.token),
            cameras,
            new EventRoutes(store, stream, control),
            stream,
            builder.metrics));
    server.setErrorHandler(new BadRequests());
    server.setStopTimeout(STOP_TIMEOUT.toMillis());
    try {
      server.start();
    } catch (Exception e) {
      close();
      throw new VadException(
          "The page cannot be served at %s:%d: %s; choose another address."
              .formatted(address.getHostString(), address.getPort(), e.getMessage()),
          e);
    }
  }

  /** {@return a builder with all defaults} */
  public static WebServerBuilder builder() {
    return new WebServerBuilder();
  }

  /** {@return the port at which it serves} */
  public int port() {
    return connector.getLocalPort();
  }

  /**
   * Tells all viewers about an event that is kept.
   *
   * @param event the event
   */
  public void show(StoredEvent event) {
    stream.send("event", EventJson.of(event));
  }

  /** Stops serving. */
  @Override
  public void close() {
    stream.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new VadException("The web server did not stop: " + e.getMessage(), e);
    }
  }
}

package io.vad4j.web.server;

import io.vad4j.InvalidOptionException;
import io.vad4j.monitor.StreamStatus;
import io.vad4j.web.live.LiveView;
import io.vad4j.web.store.EventStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link WebServer}; not thread-safe.
 *
 * @since 0.1.0
 */
public final class WebServerBuilder {
  private static final int MIN_TOKEN = 12;

  InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  Optional<String> token = Optional.empty();
  Supplier<Map<String, StreamStatus>> status = Map::of;
  LiveView live = new LiveView();
  Supplier<String> metrics = () -> "";
  Clock clock = Clock.systemUTC();
  private @Nullable EventStore store;
  private @Nullable CameraControl control;

  WebServerBuilder() {}

  /**
   * Sets the address. Default: this machine only, at a free port.
   *
   * @param value host and port
   * @return this builder
   */
  public WebServerBuilder address(InetSocketAddress value) {
    address = value;
    return this;
  }

  /**
   * Sets the token that all requests need. Default none.
   *
   * @param value at least 12 characters
   * @return this builder
   * @throws InvalidOptionException if it is shorter
   */
  public WebServerBuilder token(String value) {
    if (value.length() < MIN_TOKEN) {
      throw new InvalidOptionException(
          "The token of the page must have at least %d characters.".formatted(MIN_TOKEN));
    }
    token = Optional.of(value);
    return this;
  }

  /**
   * Sets the cameras.
   *
   * @param value gives the status of all streams of a monitor
   * @param view a listener of the same monitor
   * @return this builder
   */
  public WebServerBuilder cameras(Supplier<Map<String, StreamStatus>> value, LiveView view) {
    status = value;
    live = view;
    return this;
  }

  /**
   * Sets the events.
   *
   * @param value the store, which is not closed
   * @return this builder
   */
  public WebServerBuilder store(EventStore value) {
    store = value;
    return this;
  }

  /**
   * Sets what changes operating points.
   *
   * @param value the control of the cameras
   * @return this builder
   */
  public WebServerBuilder control(CameraControl value) {
    control = value;
    return this;
  }

  /**
   * Sets what {@code /metrics} shows. Default nothing.
   *
   * @param value gives a text in the format of Prometheus
   * @return this builder
   */
  public WebServerBuilder metrics(Supplier<String> value) {
    metrics = value;
    return this;
  }

  /**
   * Sets the source of time. Default: the system's.
   *
   * @param value a clock
   * @return this builder
   */
  public WebServerBuilder clock(Clock value) {
    clock = value;
    return this;
  }

  /**
   * {@return a server that runs, which the caller closes}
   *
   * @throws InvalidOptionException if other machines could reach it without a token
   * @throws io.vad4j.VadException if the address cannot be used
   */
  public WebServer start() {
    return new WebServer(
        this, Objects.requireNonNull(store, "store"), Objects.requireNonNull(control, "control"));
  }
}

package io.vad4j.cli.watch.config;

import io.vad4j.web.store.Retention;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The page of a configuration. Immutable.
 *
 * @param address where it is served
 * @param token what all requests need, if anything
 * @param events the folder that events are kept in
 * @param retention how long, and how much
 */
public record WebConfig(
    InetSocketAddress address, Optional<String> token, Path events, Retention retention) {
  /** The port unless another is given. */
  public static final int DEFAULT_PORT = 8088;

  /** The folder of events, beside the configuration, unless another is given. */
  public static final String DEFAULT_FOLDER = "events";

  /** {@return a page without a token, and events beside the configuration} */
  public static WebConfig defaults(InetSocketAddress address, Path folder) {
    return new WebConfig(
        address, Optional.empty(), folder.resolve(DEFAULT_FOLDER), Retention.defaults());
  }

  /** {@return this page at another address} */
  public WebConfig withAddress(InetSocketAddress other) {
    return new WebConfig(other, token, events, retention);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return address + ", events in " + events;
  }
}

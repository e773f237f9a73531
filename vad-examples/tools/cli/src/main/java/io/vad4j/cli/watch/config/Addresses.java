package io.vad4j.cli.watch.config;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses to serve at. */
public final class Addresses {
  private static final Pattern ADDRESS = Pattern.compile("(?:(.+):)?([0-9]{1,5})");
  private static final int MAX_PORT = 65_535;

  private Addresses() {}

  /**
   * {@return an address {@code HOST:PORT}, or {@code PORT} of this machine alone}
   *
   * @throws IllegalArgumentException if it is none
   */
  public static InetSocketAddress parse(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > MAX_PORT) {
      throw new IllegalArgumentException(
          "an address is PORT or HOST:PORT, such as 9464 or 0.0.0.0:9464, not '" + text + "'.");
    }
    return new InetSocketAddress(
        matcher.group(1) == null ? "127.0.0.1" : matcher.group(1),
        Integer.parseInt(matcher.group(2)));
  }
}

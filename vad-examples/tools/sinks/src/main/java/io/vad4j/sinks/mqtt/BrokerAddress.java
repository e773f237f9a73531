package io.vad4j.sinks.mqtt;

import io.vad4j.InvalidOptionException;
import io.vad4j.spi.CredentialMask;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Address of a broker, {@code mqtt://HOST:PORT} or, encrypted, {@code mqtts://HOST:PORT}. */
record BrokerAddress(String host, int port, boolean encrypted) {
  private static final int PORT = 1883;
  private static final int ENCRYPTED_PORT = 8883;

  static BrokerAddress parse(String sink, String url) {
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean encrypted = scheme.equals("mqtts");
      if (uri.getHost() != null
          && uri.getUserInfo() == null
          && (encrypted || scheme.equals("mqtt"))) {
        int standard = encrypted ? ENCRYPTED_PORT : PORT;
        return new BrokerAddress(
            uri.getHost(), uri.getPort() < 0 ? standard : uri.getPort(), encrypted);
      }
    } catch (URISyntaxException e) {
      // Said below, without the text, which may hold a password.
    }
    throw new InvalidOptionException(
        "The sink %s needs the option url, mqtt://HOST:PORT or mqtts://HOST:PORT%s; user and password are options of their own."
            .formatted(sink, url.isEmpty() ? "" : ", not '" + CredentialMask.mask(url) + "'"));
  }

  @Override
  public String toString() {
    return (encrypted ? "mqtts://" : "mqtt://") + host + ":" + port;
  }
}

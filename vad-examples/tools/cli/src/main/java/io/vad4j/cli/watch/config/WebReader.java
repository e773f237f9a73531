package io.vad4j.cli.watch.config;

import io.vad4j.web.store.Retention;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads where the page is served, and how long events are kept. */
final class WebReader {
  static final List<String> KEYS = List.of("address", "token", "events", "keep", "keep-size");
  private static final long BYTES_PER_GIGABYTE = 1_000_000_000;
  private static final double MIN_GIGABYTES = 0.001;
  private static final double MAX_GIGABYTES = 1_000_000;
  private static final int MIN_TOKEN = 12;

  private WebReader() {}

  /** {@return the page of a mapping} */
  static WebConfig read(YamlMapping web, Path folder, Secrets secrets, ConfigProblems problems) {
    web.allow(KEYS);
    InetSocketAddress address =
        web.get("address", Addresses::parse).orElseGet(WebReader::defaultAddress);
    Optional<String> token = web.get("token", text -> checkToken(secrets.resolveSecret(text)));
    if (!web.has("token") && !address.isUnresolved() && !address.getAddress().isLoopbackAddress()) {
      problems.add(
          web.value("address"),
          "The page can be reached from other machines; give it a token, or serve it at"
              + " 127.0.0.1.");
    }
    Retention defaults = Retention.defaults();
    return new WebConfig(
        address,
        token,
        web.get("events", text -> folder.resolve(secrets.resolve(text)))
            .orElse(folder.resolve(WebConfig.DEFAULT_FOLDER)),
        new Retention(
            web.get("keep", WebReader::toAge).orElse(defaults.age()),
            web.get("keep-size", WebReader::toBytes).orElse(defaults.bytes())));
  }

  private static InetSocketAddress defaultAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), WebConfig.DEFAULT_PORT);
  }

  private static String checkToken(String token) {
    if (token.length() < MIN_TOKEN) {
      throw new IllegalArgumentException(
          "a token has at least %d characters.".formatted(MIN_TOKEN));
    }
    return token;
  }

  private static Duration toAge(String text) {
    Duration age = YamlMapping.toDuration(text);
    if (age.isZero()) {
      throw new IllegalArgumentException("must be above 0.");
    }
    return age;
  }

  private static long toBytes(String text) {
    return Math.round(CameraReader.number(text, MIN_GIGABYTES, MAX_GIGABYTES) * BYTES_PER_GIGABYTE);
  }
}

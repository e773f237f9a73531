package io.vad4j.sinks.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vad4j.sinks.delivery.Message;
import io.vad4j.sinks.delivery.RefusedException;
import io.vad4j.sinks.delivery.RetryLaterException;
import io.vad4j.sinks.delivery.Transport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Posts messages, signed, to an address. A message with a heading is a JPEG image, whose text is
 * its heading. Messages of exceptions name its host only.
 */
final class WebhookTransport implements Transport {
  /** Statuses that concern the message, so that another attempt has no better prospects. */
  private static final Set<Integer> REFUSED = Set.of(400, 406, 413, 415, 422);

  private static final long MAX_RETRY_SECONDS = 86_400;

  private final URI uri;
  private final String contentType;
  private final Optional<String> authorization;
  private final Optional<String> secret;
  private final Duration timeout;
  private final Clock clock;

  /** Made when it is first needed, since it has a thread of its own. */
  private @Nullable HttpClient client;

  WebhookTransport(
      URI uri,
      String contentType,
      Optional<String> authorization,
      Optional<String> secret,
      Duration timeout,
      Clock clock) {
    this.uri = uri;
    this.contentType = contentType;
    this.authorization = authorization;
    this.secret = secret;
    this.timeout = timeout;
    this.clock = clock;
  }

  @Override
  public void deliver(Message message) throws IOException, InterruptedException {
    // The time limit of a request ends with the headers of its response; this one is of it all.
    CompletableFuture<HttpResponse<Void>> pending =
        client().sendAsync(request(message), HttpResponse.BodyHandlers.discarding());
    try {
      check(pending.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      throw new IOException("%s has not answered within %s.".formatted(host(), timeout), e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(
          "%s cannot be reached: %s%s"
              .formatted(
                  host(),
                  cause.getClass().getSimpleName(),
                  cause.getMessage() == null ? "." : ", " + cause.getMessage()),
          cause);
    } finally {
      pending.cancel(true);
    }
  }

  private HttpClient client() {
    HttpClient known = client;
    if (known == null) {
      known =
          HttpClient.newBuilder()
              // Without the upgrade to HTTP/2, at which simple servers fail.
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(timeout)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
      client = known;
    }
    return known;
  }

  private HttpRequest request(Message message) {
    boolean snapshot = !message.heading().isEmpty();
    byte[] body =
        snapshot ? Base64.getDecoder().decode(message.body()) : message.body().getBytes(UTF_8);
    String timestamp = Long.toString(clock.instant().getEpochSecond());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(timeout)
            .header("Content-Type", snapshot ? "image/jpeg" : contentType)
            .header("User-Agent", "vad4j")
            .header("X-Vad4j-Delivery", message.id())
            .header("X-Vad4j-Timestamp", timestamp)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (snapshot) {
      request.header("Message", encode(message.heading())).header("Filename", "alert.jpg");
    }
    authorization.ifPresent(value -> request.header("Authorization", value));
    secret.ifPresent(
        key -> request.header("X-Vad4j-Signature", "sha256=" + sign(key, timestamp + ".", body)));
    return request.build();
  }

  /** A text as the value of a header: as RFC 2047 where it has other than ASCII characters. */
  private static String encode(String text) {
    return text.matches("[ -~]*")
        ? text
        : "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "?=";
  }

  /** The HMAC-SHA256 of a text and the bytes after it, in hexadecimal digits. */
  private static String sign(String key, String text, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
      mac.update(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256.", e);
    }
  }

  private void check(HttpResponse<Void> response) throws IOException {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return;
    }
    String message = "%s answers with status %d.".formatted(host(), status);
    if (REFUSED.contains(status)) {
      throw new RefusedException(message);
    }
    Optional<Long> seconds =
        response
            .headers()
            .firstValue("Retry-After")
            .filter(value -> value.matches("[0-9]{1,9}"))
            .map(value -> Math.min(MAX_RETRY_SECONDS, Long.parseLong(value)));
    if (seconds.isPresent()) {
      throw new RetryLaterException(message, Duration.ofSeconds(seconds.get()));
    }
    throw new IOException(message);
  }

  private String host() {
    return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }
}

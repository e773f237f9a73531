package io.vad4j.sinks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.alert.SinkStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A web service that is down, slow or failing, and then works. */
class WebhookSinkTest {
  @TempDir private Path folder;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
  private final List<Headers> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private HttpServer server;
  private int port;

  /** The answer; 0 for none until released. */
  private volatile int answer = 200;

  @BeforeEach
  void setUp() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  @AfterEach
  void stop() {
    released.countDown();
    if (server != null) {
      server.stop(0);
    }
    threads.shutdownNow();
  }

  private void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/hook", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    String body = new String(bytes, UTF_8);
    int status = answer;
    if (status == 0) {
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
      return;
    }
    requests.add(exchange.getRequestHeaders());
    if (status == 200) {
      bodies.add(bytes);
      accepted.add(body);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private Options options() {
    return Options.none()
        .with("url", "http://localhost:" + port + "/hook?token=geheim")
        .with("spool", folder.resolve("spool"))
        .with("retry-delay", 0.01)
        .with("max-retry-delay", 0.05)
        .with("timeout", 5);
  }

  private static SinkFixture start(Options options) {
    return new SinkFixture("webhook", options);
  }

  private static void send(SinkFixture sink, int first, int last) {
    for (int i = first; i <= last; i++) {
      sink.health("yard", StreamState.DOWN, "Number " + i + ".");
    }
  }

  private List<String> numbers() {
    return accepted.stream()
        .map(
            body -> {
              try {
                return JSON.std.mapFrom(body).get("message").toString().replaceAll("[^0-9]", "");
              } catch (IOException e) {
                return body;
              }
            })
        .toList();
  }

  private static void awaitFailing(SinkFixture sink) {
    SinkFixture.await(
        "the sink is failing", () -> sink.status().state() == SinkStatus.State.FAILING);
  }

  private void awaitDelivered(SinkFixture sink, int alerts) {
    SinkFixture.await(alerts + " alerts are delivered", () -> accepted.size() == alerts);
    SinkFixture.await(
        "the sink works, not " + sink.status(),
        () -> sink.status().state() == SinkStatus.State.WORKING && sink.status().waiting() == 0);
  }

  @Test
  void serviceThatIsDownReceivesAllInOrderOnceItIsUp() throws IOException {
    try (SinkFixture sink = start(options())) {
      send(sink, 0, 4);
      awaitFailing(sink);
      assertThat(sink.status().message()).contains("localhost").doesNotContain("geheim");
      startServer();
      awaitDelivered(sink, 5);
    }
    assertThat(numbers()).containsExactly("0", "1", "2", "3", "4");
  }

  @Test
  void statusesOfTheServerAreTriedAgainWithOneIdentifier() throws IOException {
    startServer();
    answer = 500;
    try (SinkFixture sink = start(options())) {
      send(sink, 0, 0);
      SinkFixture.await("three attempts", () -> requests.size() >= 3);
      answer = 200;
      awaitDelivered(sink, 1);
      assertThat(sink.status().failures()).isGreaterThanOrEqualTo(3);
    }
    assertThat(requests.stream().map(headers -> headers.getFirst("X-Vad4j-Delivery")).distinct())
        .hasSize(1);
  }

  @Test
  void serviceThatDoesNotAnswerIsTriedAgainAfterTheTimeLimit() throws IOException {
    startServer();
    answer = 0;
    try (SinkFixture sink = start(options().with("timeout", 0.05))) {
      send(sink, 0, 1);
      SinkFixture.await(
          "the time limit is told", () -> sink.status().message().contains("has not answered"));
      answer = 200;
      SinkFixture.await("both are delivered", () -> numbers().contains("1"));
    }
    assertThat(numbers().stream().distinct()).containsExactly("0", "1");
  }

  @Test
  void messageThatIsRefusedIsGivenUpAndTheNextIsDelivered() throws IOException {
    startServer();
    answer = 422;
    try (SinkFixture sink = start(options())) {
      send(sink, 0, 0);
      SinkFixture.await("it is given up", () -> sink.status().dropped() == 1);
      answer = 200;
      send(sink, 1, 1);
      awaitDelivered(sink, 1);
    }
    assertThat(numbers()).containsExactly("1");
  }

  @Test
  void undeliveredAlertsSurviveARestart() throws IOException {
    try (SinkFixture sink = start(options())) {
      send(sink, 0, 2);
      sink.awaitAccepted(3);
    }
    startServer();
    try (SinkFixture sink = start(options())) {
      awaitDelivered(sink, 3);
      send(sink, 3, 3);
      awaitDelivered(sink, 4);
    }
    assertThat(numbers()).containsExactly("0", "1", "2", "3");
  }

  @Test
  void undeliveredAlertsSurviveARestartInALocaleWithOtherDigits() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      try (SinkFixture sink = start(options())) {
        send(sink, 1, 2);
        sink.awaitAccepted(2);
      }
      startServer();
      try (SinkFixture sink = start(options())) {
        awaitDelivered(sink, 2);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void messageWhoseWritingWasInterruptedIsNone() throws IOException {
    Path spool = Files.createDirectories(folder.resolve("spool/test"));
    Files.writeString(spool.resolve("0b6d7c1e-0000-4000-8000-000000000000.tmp"), "\n{\"mess");
    startServer();
    try (SinkFixture sink = start(options())) {
      send(sink, 0, 0);
      awaitDelivered(sink, 1);
    }
    assertThat(numbers()).containsExactly("0");
    try (Stream<Path> left = Files.list(spool)) {
      assertThat(left.map(file -> file.getFileName().toString())).containsExactly("lock");
    }
  }

  @Test
  void fullSpoolGivesUpTheOldest() throws IOException {
    try (SinkFixture sink = start(options().with("spool-size", 3))) {
      send(sink, 0, 9);
      sink.awaitAccepted(10);
      assertThat(sink.status().dropped()).isEqualTo(7);
      // An attempt at a message that has been given up since may still be under way.
      long failures = sink.status().failures();
      SinkFixture.await("two attempts", () -> sink.status().failures() >= failures + 2);
      startServer();
      awaitDelivered(sink, 3);
    }
    assertThat(numbers()).containsExactly("7", "8", "9");
  }

  @Test
  void requestIsSignedWithItsTime() throws IOException, GeneralSecurityException {
    startServer();
    try (SinkFixture sink = start(options().with("secret", "key"))) {
      send(sink, 0, 0);
      awaitDelivered(sink, 1);
    }
    Headers headers = requests.get(0);
    String time = headers.getFirst("X-Vad4j-Timestamp");

    assertThat(time).isEqualTo("1780315200");
    assertThat(headers.getFirst("X-Vad4j-Signature"))
        .isEqualTo(signature("key", time, bodies.get(0)));
  }

  private static String signature(String key, String time, byte[] body)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
    mac.update((time + ".").getBytes(UTF_8));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
  }

  @Test
  void textIsOneSentenceForAPushService() throws IOException {
    startServer();
    try (SinkFixture sink =
        start(options().with("format", "text").with("authorization", "Bearer geheim"))) {
      send(sink, 0, 0);
      awaitDelivered(sink, 1);
    }
    assertThat(accepted).containsExactly("yard is down: Number 0.");
    assertThat(requests.get(0).getFirst("Authorization")).isEqualTo("Bearer geheim");
  }

  @Test
  void secondSinkOfOneSpoolFails() throws IOException {
    startServer();
    try (SinkFixture first = start(options())) {
      send(first, 0, 0);
      awaitDelivered(first, 1);
      try (SinkFixture second = start(options())) {
        awaitFailing(second);
        assertThat(second.status().message()).contains("Another sink or process");
      }
    }
  }

  @Test
  void addressMustBeHttp() {
    Options options = options().with("url", "ftp://user:geheim@host/");

    assertThatThrownBy(() -> start(options))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("http://")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void authorizationThatIsNoHeaderIsNotQuoted() {
    Options options = options().with("authorization", "Bearer geheim\n");

    assertThatThrownBy(() -> start(options))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageNotContaining("geheim");
  }

  @Test
  void snapshotOfThePeakIsInTheJson() throws IOException {
    startServer();
    try (SinkFixture sink = new SinkFixture("webhook", options(), 64)) {
      sink.beginWithFrame("yard", 1);
      SinkFixture.await("it is delivered", () -> accepted.size() == 1);
    }
    Object snapshot = JSON.std.mapFrom(accepted.get(0)).get("snapshot");

    assertThat(snapshot)
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("width", 64)
        .containsEntry("height", 48)
        .extractingByKey("jpeg", InstanceOfAssertFactories.STRING)
        .asBase64Decoded()
        .startsWith(0xFF, 0xD8);
  }

  @Test
  void snapshotIsTheBodyWhenAskedAndTheSentenceAHeader()
      throws IOException, GeneralSecurityException {
    startServer();
    Options options = options().with("format", "snapshot").with("secret", "geheim");
    try (SinkFixture sink = new SinkFixture("webhook", options, 64)) {
      sink.beginWithFrame("Höfe", 1);
      sink.health("Höfe", StreamState.DOWN, "Gone.");
      SinkFixture.await("both are delivered", () -> accepted.size() == 2);
    }

    assertThat(bodies.get(0)).startsWith(0xFF, 0xD8);
    assertThat(requests.get(0).getFirst("Content-Type")).isEqualTo("image/jpeg");
    assertThat(requests.get(0).getFirst("Message"))
        .isEqualTo(
            "=?UTF-8?B?"
                + Base64.getEncoder()
                    .encodeToString("Other anomaly on Höfe, score 3.0.".getBytes(UTF_8))
                + "?=");
    assertThat(requests.get(0).getFirst("X-Vad4j-Signature"))
        .isEqualTo(
            signature("geheim", requests.get(0).getFirst("X-Vad4j-Timestamp"), bodies.get(0)));
    assertThat(accepted.get(1)).contains("Gone.");
    assertThat(requests.get(1).getFirst("Content-Type")).startsWith("text/plain");
  }
}

package io.vad4j.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.InvalidOptionException;
import io.vad4j.web.store.EventMark;
import io.vad4j.web.store.StoredEvent;
import io.vad4j.web.store.StoredEvents;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
  @TempDir private Path folder;
  private ServerFixture fixture;

  @BeforeEach
  void start() {
    fixture = new ServerFixture(folder.resolve("open"), Optional.empty());
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  /** The status line of a request that is sent as it is. */
  private static String raw(ServerFixture fixture, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", fixture.server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  private static String get(String path, String host) {
    return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
  }

  @Test
  void pathsThatLeaveTheirFolderAreNotFound() throws Exception {
    for (String path :
        new String[] {
          "/../events.db",
          "/api/../../events.db",
          "/..%2fevents.db",
          "/%2e%2e/events.db",
          "/api/events/../../../events.db/clip",
          "/api/..;/metrics",
          "/..",
          "/%zz",
          "/..\\events.db"
        }) {
      assertThat(raw(fixture, get(path, "localhost"))).as(path).contains(" 404 ");
    }
  }

  @Test
  void pathsWithDotsThatStayWithinAreNotFound() throws Exception {
    assertThat(raw(fixture, get("/api/../metrics", "localhost"))).contains(" 404 ");
    assertThat(raw(fixture, get("/api/%2e%2e/metrics", "localhost"))).contains(" 404 ");
  }

  @Test
  void requestThatIsNoHttpIsNotValid() throws Exception {
    assertThat(raw(fixture, "GET /healthz HTTP/1.1\r\nBad\u0001: x\r\n\r\n")).contains(" 400 ");
  }

  @Test
  void requestsOfOtherSitesAreRefused() throws Exception {
    StoredEvent event = fixture.add("yard", 1);
    HttpRequest.Builder mark =
        fixture
            .request("/api/events/" + event.key() + "/mark")
            .PUT(HttpRequest.BodyPublishers.ofString("{\"mark\": \"NORMAL\"}"));

    assertThat(fixture.send(mark.copy().header("Origin", "http://example.org")).statusCode())
        .isEqualTo(403);
    assertThat(fixture.send(mark.copy().header("Sec-Fetch-Site", "cross-site")).statusCode())
        .isEqualTo(403);
    assertThat(fixture.send(mark.copy().header("Sec-Fetch-Site", "same-site")).statusCode())
        .isEqualTo(403);
    assertThat(fixture.store.find(event.key()).orElseThrow().mark()).isEqualTo(EventMark.NONE);
    String own = fixture.uri("").toString();
    assertThat(fixture.send(mark.copy().header("Origin", own)).statusCode()).isEqualTo(200);
  }

  @Test
  void linkOfAnotherSiteOpensThePage() throws Exception {
    HttpRequest.Builder link =
        fixture
            .request("/")
            .header("Sec-Fetch-Site", "cross-site")
            .header("Sec-Fetch-Mode", "navigate");

    assertThat(fixture.send(link).statusCode()).isEqualTo(200);
  }

  @Test
  void foreignNameOfThisMachineIsRefusedWithoutAToken() throws Exception {
    assertThat(raw(fixture, get("/api/cameras", "attacker.example"))).contains(" 403 ");
    assertThat(raw(fixture, get("/api/cameras", "localhost"))).contains(" 200 ");
  }

  @Test
  void otherMachinesNeedAToken() {
    assertThatThrownBy(
            () ->
                WebServer.builder()
                    .store(fixture.store)
                    .control(fixture.cameras)
                    .address(new InetSocketAddress("0.0.0.0", 0))
                    .start())
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("token");
    assertThatThrownBy(() -> WebServer.builder().token("short"))
        .isInstanceOf(InvalidOptionException.class);
  }

  @Test
  void everythingButTheHealthNeedsTheToken() throws Exception {
    try (ServerFixture guarded =
        new ServerFixture(folder.resolve("guarded"), Optional.of(ServerFixture.TOKEN))) {
      StoredEvent event = guarded.add("yard", 1);
      for (String path :
          new String[] {
            "/",
            "/app.js",
            "/api/cameras",
            "/api/events",
            "/metrics",
            "/api/openapi.json",
            "/api/events/" + event.key() + "/clip",
            "/api/stream",
            "/none"
          }) {
        assertThat(guarded.get(path).statusCode()).as(path).isEqualTo(401);
        assertThat(
                guarded
                    .send(guarded.request(path).header("Authorization", "Bearer wrong"))
                    .statusCode())
            .as(path)
            .isEqualTo(401);
      }
      assertThat(guarded.get("/healthz").statusCode()).isEqualTo(200);
      assertThat(
              guarded
                  .send(
                      guarded
                          .request("/api/cameras")
                          .header("Authorization", "Bearer " + ServerFixture.TOKEN))
                  .statusCode())
          .isEqualTo(200);
      assertThat(raw(guarded, get("/healthz", "camera-box.lan"))).contains(" 200 ");
    }
  }

  @Test
  void loginGivesACookieThatScriptsAndOtherSitesDoNotGet() throws Exception {
    try (ServerFixture guarded =
        new ServerFixture(folder.resolve("guarded"), Optional.of(ServerFixture.TOKEN))) {
      HttpResponse<String> wrong = login(guarded, "wrong+token+here");
      HttpResponse<String> right = login(guarded, ServerFixture.TOKEN.replace(" ", "+"));

      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(right.statusCode()).isEqualTo(303);
      String cookie = right.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain("horse");
      assertThat(
              guarded
                  .send(guarded.request("/").header("Cookie", cookie.replaceAll(";.*", "")))
                  .statusCode())
          .isEqualTo(200);
    }
  }

  private static HttpResponse<String> login(ServerFixture guarded, String token) throws Exception {
    return guarded.send(
        guarded.request("/login").POST(HttpRequest.BodyPublishers.ofString("token=" + token)));
  }

  @Test
  void pageLoadsNothingFromElsewhere() throws Exception {
    HttpResponse<String> page = fixture.get("/");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'")
        .doesNotContain("unsafe", "http");
    for (String file : new String[] {"/", "/style.css", "/app.js", "/cameras.js", "/events.js"}) {
      assertThat(fixture.get(file).body())
          .as(file)
          .doesNotContainPattern("https?://(?!www.w3.org)");
    }
  }

  @Test
  void unknownMethodIsRefused() throws Exception {
    assertThat(fixture.send(fixture.request("/api/cameras").DELETE()).statusCode()).isEqualTo(405);
  }

  @Test
  void pictureIsReducedAndDrawnOver() throws Exception {
    fixture.cameras.push(1, 90, 3);
    HttpResponse<byte[]> picture =
        HttpClient.newHttpClient()
            .send(
                fixture.request("/api/camera/image?camera=yard&side=160&heat=true").build(),
                HttpResponse.BodyHandlers.ofByteArray());

    var image = ImageIO.read(new ByteArrayInputStream(picture.body()));
    assertThat(image.getWidth()).isEqualTo(160);
    int red = image.getRGB(100, 60);
    assertThat(red >> 16 & 0xff).as("inside the region").isGreaterThan((red & 0xff) + 40);
  }

  @Test
  void falseAlarmsSeenAreThoseThatNobodyConfirmed() throws Exception {
    assertThat(fixture.get("/api/camera?camera=yard").body()).contains("\"seen\":{\"events\":0,");
  }

  @Test
  void hoursOfAlertsAreCheckedKeptOverARestartAndTakenBack() throws Exception {
    String camera = "/api/camera?camera=yard";
    assertThat(
            fixture.put(camera, "{\"schedule\": [\"MON-FRI 22:00-06:00\", \"0:00-24:00\"]}").body())
        .contains("\"schedule\":[\"mon-fri 22:00-06:00\",\"00:00-00:00\"],\"zone\":");
    for (String wrong :
        new String[] {"[\"mon-fry 08:00-09:00\"]", "[\"08:00\"]", "[8]", "\"mon\""}) {
      HttpResponse<String> answer = fixture.put(camera, "{\"schedule\": " + wrong + "}");
      assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
      assertThat(answer.body()).startsWith("{\"error\":");
    }
    fixture.close();
    fixture = new ServerFixture(folder.resolve("open"), Optional.empty());
    assertThat(fixture.get(camera).body())
        .contains("\"settings\":{\"ignored\":\"\",\"schedule\":[\"mon-fri 22:00-06:00\",");
    assertThat(fixture.put(camera, "{}").body())
        .contains("\"settings\":{\"ignored\":\"\"}", "\"schedule\":[],");
  }

  @Test
  void settingsThatDoNotExistAreRefused() throws Exception {
    HttpResponse<String> answer = fixture.put("/api/camera?camera=yard", "{\"eventsPerHuor\": 3}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("eventsPerHuor");
  }

  @Test
  void changeOfTheHoursDoesNotCountAsAnotherOperatingPoint() throws Exception {
    fixture.put("/api/camera?camera=yard", "{\"schedule\": [\"mon 08:00-09:00\"]}");
    assertThat(fixture.store.setting("yard", ManagedSettings.CHANGED)).isEmpty();
    fixture.put("/api/camera?camera=yard", "{\"eventsPerHour\": 3}");
    assertThat(fixture.store.setting("yard", ManagedSettings.CHANGED)).isPresent();
  }

  private Path addMarked(int number, int clipSize) throws IOException {
    StoredEvent event = StoredEvents.event("yard", number);
    fixture.store.add(event, Optional.empty());
    fixture.store.addClip(
        event.key(),
        Files.write(fixture.store.parts().resolve("a.mp4"), new byte[clipSize]),
        Duration.ofSeconds(5));
    fixture.store.mark(event.key(), EventMark.NORMAL);
    return fixture.store.clip(event.key()).orElseThrow();
  }

  @Test
  void archiveHasTheClipsOfMarkedEventsAndTheirLabels() throws Exception {
    Path clip = addMarked(1, 300);
    fixture.add("yard", 2);
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                fixture.request("/api/export?camera=yard").build(),
                HttpResponse.BodyHandlers.ofByteArray());

    assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("events.zip");
    try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(archive.getNextEntry().getName()).isEqualTo("labels.csv");
      String key = clip.getFileName().toString().replace(".mp4", "");
      assertThat(new String(archive.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("clip,first,last\n" + key + ",,\n");
      assertThat(archive.getNextEntry().getName()).isEqualTo("test/" + clip.getFileName());
      assertThat(archive.readAllBytes()).isEqualTo(Files.readAllBytes(clip));
      assertThat(archive.getNextEntry()).isNull();
    }
  }

  @Test
  void archiveThatCannotBeCompletedIsNotTakenForAWhole() throws Exception {
    addMarked(1, 1 << 20);
    Files.delete(addMarked(2, 300));

    assertThatThrownBy(() -> fixture.get("/api/export")).isInstanceOf(IOException.class);
  }

  @Test
  void archiveThatFailsAtOnceIsAnError() throws Exception {
    Files.delete(addMarked(1, 300));
    HttpResponse<String> answer = fixture.get("/api/export");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).startsWith("{\"error\":");
  }

  @Test
  void viewersAreToldOfCamerasAndEvents() throws Exception {
    StoredEvent event = fixture.add("yard", 1);
    HttpResponse<InputStream> stream =
        HttpClient.newHttpClient()
            .send(
                fixture.request("/api/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("event: cameras");
      assertThat(lines.readLine()).contains("\"name\":\"north gate\"");
      fixture.put("/api/events/" + event.key() + "/mark", "{\"mark\": \"NORMAL\"}");
      String line = lines.readLine();
      while (!line.equals("event: event")) {
        line = lines.readLine();
      }
      assertThat(lines.readLine()).contains(event.key(), "\"mark\":\"NORMAL\"");
    }
  }

  @Test
  void closingEndsTheViewers() throws Exception {
    HttpResponse<InputStream> stream =
        HttpClient.newHttpClient()
            .send(
                fixture.request("/api/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      lines.readLine();
      fixture.server.close();

      assertThat(lines.lines().filter(line -> line.startsWith("event:")).count()).isZero();
    }
  }
}

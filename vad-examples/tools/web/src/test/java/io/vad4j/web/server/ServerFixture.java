package io.vad4j.web.server;

import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.Retention;
import io.vad4j.web.store.StoredEvent;
import io.vad4j.web.store.StoredEvents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A server at a free port, with two cameras. */
final class ServerFixture implements AutoCloseable {
  static final String TOKEN = "correct horse battery";

  final EventStore store;
  final TestCameras cameras;
  final WebServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  ServerFixture(Path folder, Optional<String> token) {
    this(folder, token, List.of("yard", "north gate"));
  }

  ServerFixture(Path folder, Optional<String> token, List<String> names) {
    store = EventStore.open(folder, new Retention(Duration.ofDays(36_500), 1L << 30));
    cameras = new TestCameras(names, new ManagedSettings(store));
    WebServerBuilder builder =
        WebServer.builder()
            .store(store)
            .cameras(cameras::status, cameras.live)
            .control(cameras)
            .metrics(() -> "vad_events_total 3\n");
    token.ifPresent(builder::token);
    server = builder.address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).start();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  HttpResponse<String> put(String path, String body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Keeps an event with a thumbnail and a clip of a few bytes. */
  StoredEvent add(String camera, int number) throws IOException {
    StoredEvent event = StoredEvents.event(camera, number);
    Path image = Files.write(store.parts().resolve("a.jpg"), new byte[] {1, 2, 3});
    store.add(event, Optional.of(image));
    store.addClip(
        event.key(),
        Files.write(store.parts().resolve("a.mp4"), new byte[] {1, 2, 3, 4, 5}),
        Duration.ofSeconds(5));
    return event;
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}

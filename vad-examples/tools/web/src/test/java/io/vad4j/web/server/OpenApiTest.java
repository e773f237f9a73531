package io.vad4j.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.vad4j.web.store.StoredEvent;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description is valid, and every route of it answers as it says. */
class OpenApiTest {
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private ServerFixture fixture;
  private JsonNode api;
  private StoredEvent event;

  @BeforeEach
  void start() throws Exception {
    fixture = new ServerFixture(folder, Optional.empty());
    fixture.cameras.push(1, 90, 3);
    event = fixture.add("yard", 1);
    api = JSON.readTree(fixture.get("/api/openapi.json").body());
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void descriptionIsValid() throws Exception {
    try (InputStream schema = getClass().getResourceAsStream("openapi-3.1.schema.json")) {
      assertThat(SCHEMAS.getSchema(schema).validate(api)).isEmpty();
    }
  }

  @Test
  void everyRouteAnswersAsDescribed() throws Exception {
    String key = event.key();
    Map<String, List<String>> requests =
        Map.ofEntries(
            Map.entry("GET /api/cameras", List.of("/api/cameras")),
            Map.entry(
                "GET /api/camera",
                List.of("/api/camera?camera=north%20gate", "/api/camera?camera=none")),
            Map.entry(
                "PUT /api/camera",
                List.of(
                    "/api/camera?camera=yard {\"eventsPerHour\": 0.5, \"ignored\": \"0,0 1,0"
                        + " 1,1\"}",
                    "/api/camera?camera=yard {\"eventsPerHour\": -1}",
                    "/api/camera?camera=yard {\"ignored\": \"0,0 1,0\"}",
                    "/api/camera?camera=yard {\"schedule\": [\"mon-fri 22:00-06:00\"]}",
                    "/api/camera?camera=yard {\"schedule\": []}",
                    "/api/camera?camera=yard {\"schedule\": [\"mon 25:00-06:00\"]}",
                    "/api/camera?camera=yard {\"schedule\": \"never\"}",
                    "/api/camera?camera=yard nonsense",
                    "/api/camera?camera=none {}")),
            Map.entry(
                "GET /api/camera/image",
                List.of(
                    "/api/camera/image?camera=yard&side=100&heat=true",
                    "/api/camera/image?camera=none")),
            Map.entry(
                "GET /api/camera/promise",
                List.of(
                    "/api/camera/promise?camera=yard&eventsPerHour=3",
                    "/api/camera/promise?camera=yard&eventsPerHour=many",
                    "/api/camera/promise?camera=none")),
            Map.entry(
                "POST /api/camera/calibration",
                List.of(
                    "/api/camera/calibration?camera=yard",
                    "/api/camera/calibration?camera=north%20gate",
                    "/api/camera/calibration?camera=none")),
            Map.entry(
                "GET /api/export", List.of("/api/export?camera=none", "/api/export?camera=yard")),
            Map.entry(
                "GET /api/events",
                List.of(
                    "/api/events",
                    "/api/events?camera=yard&kind=MOTION&mark=NONE&text=top&limit=3"
                        + "&from=2026-01-01T00:00:00Z&before=2027-01-01T00:00:00Z",
                    "/api/events?kind=NOISE",
                    "/api/events?limit=0",
                    "/api/events?from=yesterday")),
            Map.entry(
                "GET /api/events/{key}",
                List.of("/api/events/" + key, "/api/events/" + "0".repeat(32))),
            Map.entry(
                "PUT /api/events/{key}/mark",
                List.of(
                    "/api/events/" + key + "/mark {\"mark\": \"NORMAL\"}",
                    "/api/events/" + key + "/mark {\"mark\": \"FINE\"}",
                    "/api/events/" + "0".repeat(32) + "/mark {\"mark\": \"NONE\"}")),
            Map.entry(
                "GET /api/events/{key}/thumbnail",
                List.of(
                    "/api/events/" + key + "/thumbnail",
                    "/api/events/" + "0".repeat(32) + "/thumbnail")),
            Map.entry(
                "GET /api/events/{key}/clip",
                List.of("/api/events/" + key + "/clip", "/api/events/" + "0".repeat(32) + "/clip")),
            Map.entry("GET /api/openapi.json", List.of("/api/openapi.json")),
            Map.entry("GET /metrics", List.of("/metrics")),
            Map.entry("GET /healthz", List.of("/healthz")));
    Set<String> described = operations();
    described.remove("GET /api/stream"); // Never ends; see ServerTest.
    assertThat(requests.keySet()).containsExactlyInAnyOrderElementsOf(described);
    for (Map.Entry<String, List<String>> entry : requests.entrySet()) {
      for (String request : entry.getValue()) {
        checkAnswer(entry.getKey(), request);
      }
    }
  }

  private Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    api.get("paths")
        .properties()
        .forEach(
            path ->
                List.of("get", "put", "post").stream()
                    .filter(path.getValue()::has)
                    .forEach(method -> operations.add(method.toUpperCase() + " " + path.getKey())));
    return operations;
  }

  private void checkAnswer(String operation, String request) throws Exception {
    String[] parts = operation.split(" ");
    String[] target = request.split(" ", 2);
    HttpResponse<String> answer =
        switch (parts[0]) {
          case "PUT" -> fixture.put(target[0], target[1]);
          case "POST" ->
              fixture.send(fixture.request(target[0]).POST(HttpRequest.BodyPublishers.noBody()));
          default -> fixture.get(target[0]);
        };
    JsonNode content =
        api.at("/paths")
            .get(parts[1])
            .get(parts[0].toLowerCase())
            .get("responses")
            .path(Integer.toString(answer.statusCode()))
            .path("content");
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    assertThat(content.has(type))
        .as("%s answers %d %s: %s", request, answer.statusCode(), type, answer.body())
        .isTrue();
    if (content.get(type).has("schema")) {
      ObjectNode schema = JSON.createObjectNode();
      schema.set("components", api.get("components"));
      schema.set("allOf", JSON.createArrayNode().add(content.get(type).get("schema")));
      assertThat(SCHEMAS.getSchema(schema).validate(JSON.readTree(answer.body())))
          .as(request)
          .isEmpty();
    }
  }

  @Test
  void partOfAClipIsServed() throws Exception {
    HttpResponse<String> part =
        fixture.send(
            fixture.request("/api/events/" + event.key() + "/clip").header("Range", "bytes=1-2"));

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("\u0002\u0003");
  }
}

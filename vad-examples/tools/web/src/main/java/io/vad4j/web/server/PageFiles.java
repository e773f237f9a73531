package io.vad4j.web.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The files of the page, which are named one by one. Immutable. */
final class PageFiles {
  static final String LOGIN = "login.html";

  private static final String FOLDER = "/io/vad4j/web/page/";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";

  /** Path in addresses, and what is there. */
  private static final Map<String, PageFile> FILES =
      Map.ofEntries(
          Map.entry("/", new PageFile("index.html", HTML)),
          Map.entry("/style.css", new PageFile("style.css", STYLE)),
          Map.entry("/icon.svg", new PageFile("icon.svg", "image/svg+xml")),
          Map.entry("/app.js", new PageFile("app.js", SCRIPT)),
          Map.entry("/api.js", new PageFile("api.js", SCRIPT)),
          Map.entry("/dom.js", new PageFile("dom.js", SCRIPT)),
          Map.entry("/cameras.js", new PageFile("cameras.js", SCRIPT)),
          Map.entry("/camera.js", new PageFile("camera.js", SCRIPT)),
          Map.entry("/mask.js", new PageFile("mask.js", SCRIPT)),
          Map.entry("/schedule.js", new PageFile("schedule.js", SCRIPT)),
          Map.entry("/events.js", new PageFile("events.js", SCRIPT)),
          Map.entry("/api/openapi.json", new PageFile("openapi.json", "application/json")));

  /** A file, and its type. */
  record PageFile(String name, String type) {
    byte[] bytes() {
      try (InputStream file = PageFiles.class.getResourceAsStream(FOLDER + name)) {
        if (file == null) {
          throw new IllegalStateException(name + " is missing beside the classes of vad-web.");
        }
        return file.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private PageFiles() {}

  static Optional<PageFile> find(String path) {
    return Optional.ofNullable(FILES.get(path));
  }

  /** {@return what those see who have not given the token} */
  static PageFile login() {
    return new PageFile(LOGIN, HTML);
  }
}

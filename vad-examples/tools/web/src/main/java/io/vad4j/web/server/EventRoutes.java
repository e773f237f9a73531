package io.vad4j.web.server;

import io.vad4j.AnomalyKind;
import io.vad4j.web.marks.MarkedDataset;
import io.vad4j.web.store.EventJson;
import io.vad4j.web.store.EventMark;
import io.vad4j.web.store.EventQuery;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.StoredEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Routes of events. */
final class EventRoutes {
  private static final int DEFAULT_LIMIT = 60;

  private final EventStore store;
  private final EventStream stream;
  private final CameraControl control;

  EventRoutes(EventStore store, EventStream stream, CameraControl control) {
    this.store = store;
    this.control = control;
    this.stream = stream;
  }

  /** The latest events of a query. */
  void list(Exchange exchange) throws IOException {
    EventQuery query =
        new EventQuery(
            exchange.parameter("camera"),
            exchange.parameter("kind").map(AnomalyKind::valueOf),
            exchange.parameter("mark").map(EventMark::valueOf),
            exchange.parameter("text").orElse(""),
            exchange.parameter("from").map(Instant::parse),
            exchange.parameter("before").map(Instant::parse),
            exchange.parameter("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT));
    exchange.sendJson(store.find(query).stream().map(EventJson::of).toList());
  }

  /** One event. */
  void detail(Exchange exchange) throws IOException {
    send(exchange, store.find(exchange.key()));
  }

  private static void send(Exchange exchange, Optional<StoredEvent> event) throws IOException {
    if (event.isPresent()) {
      exchange.sendJson(EventJson.of(event.get()));
    } else {
      exchange.sendError(404, "There is no such event; it may be too old.");
    }
  }

  /** Marks an event, or takes the mark back. */
  void mark(Exchange exchange) throws IOException {
    EventMark mark = EventMark.valueOf(String.valueOf(exchange.body().get("mark")));
    Optional<StoredEvent> marked = store.mark(exchange.key(), mark);
    marked.ifPresent(
        event -> {
          stream.send("event", EventJson.of(event));
          control.learn(event.camera());
        });
    send(exchange, marked);
  }

  /** The marked events as a data set in an archive. */
  void export(Exchange exchange) throws IOException {
    MarkedDataset dataset = MarkedDataset.of(store, exchange.parameter("camera"));
    if (dataset.size() == 0) {
      exchange.sendError(404, "No marked event has a clip.");
    } else {
      exchange.sendArchive("events.zip", dataset::writeTo);
    }
  }

  void thumbnail(Exchange exchange) {
    send(exchange, store.thumbnail(exchange.key()), "image/jpeg");
  }

  void clip(Exchange exchange) {
    send(exchange, store.clip(exchange.key()), "video/mp4");
  }

  private static void send(Exchange exchange, Optional<Path> file, String type) {
    if (file.isPresent()) {
      exchange.sendFile(file.get(), type);
    } else {
      exchange.sendError(404, "There is no such file.");
    }
  }
}

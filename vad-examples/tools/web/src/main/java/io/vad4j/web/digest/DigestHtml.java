package io.vad4j.web.digest;

import io.vad4j.web.store.EventMark;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.StoredEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Digests as one HTML file without anything beside it, with the pictures of events inside.
 *
 * @since 0.1.0
 */
public final class DigestHtml {
  private static final int MAX_IMAGES = 200;
  private static final String STYLE =
      "body{font:1rem/1.45 system-ui,sans-serif;margin:1rem auto;max-width:70rem;padding:0 1rem;"
          + "color-scheme:light dark}table{border-collapse:collapse}td,th{text-align:left;"
          + "padding:.3rem .8rem .3rem 0}ul{display:grid;gap:1rem;padding:0;list-style:none;"
          + "grid-template-columns:repeat(auto-fill,minmax(15rem,1fr))}img{width:100%}";

  private DigestHtml() {}

  /**
   * {@return the digest as HTML}
   *
   * @param digest a digest
   * @param store where its pictures are
   * @param zone the time zone of its times
   */
  public static String of(Digest digest, EventStore store, ZoneId zone) {
    DateTimeFormatter time =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Locale.UK)
            .withZone(zone);
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<title>vad digest</title><style>")
        .append(STYLE)
        .append("</style></head>\n<body><h1>")
        .append(digest.events().size() == 1 ? "1 event" : digest.events().size() + " events")
        .append("</h1>\n<p>From ")
        .append(time.format(digest.from()))
        .append(" to ")
        .append(time.format(digest.to()))
        .append("</p>\n<table><tr><th>Camera<th>Events<th>Health</tr>\n");
    for (Digest.CameraDigest camera : digest.cameras()) {
      html.append("<tr><td>")
          .append(escape(camera.name()))
          .append("<td>")
          .append(escape(DigestText.summary(camera)))
          .append("<td>")
          .append(escape(DigestText.health(camera)))
          .append("</tr>\n");
    }
    html.append("</table>\n<ul>\n");
    int pictures = 0;
    for (StoredEvent event : digest.events()) {
      Optional<String> picture = pictures < MAX_IMAGES ? picture(store, event) : Optional.empty();
      pictures += picture.isPresent() ? 1 : 0;
      html.append("<li>")
          .append(picture.orElse(""))
          .append("<p><b>")
          .append(escape(event.summary()))
          .append("</b><br>")
          .append(escape(event.camera()))
          .append(", ")
          .append(time.format(event.start()))
          .append(
              event.mark() == EventMark.NONE ? "" : "<br>marked " + DigestText.words(event.mark()))
          .append("</p></li>\n");
    }
    return html.append("</ul></body></html>\n").toString();
  }

  /** The picture of an event; it may have gone since. */
  private static Optional<String> picture(EventStore store, StoredEvent event) {
    Optional<Path> file = store.thumbnail(event.key()).filter(Files::isRegularFile);
    try {
      return file.isEmpty()
          ? Optional.empty()
          : Optional.of(
              "<img alt=\"\" src=\"data:image/jpeg;base64,"
                  + Base64.getEncoder().encodeToString(Files.readAllBytes(file.get()))
                  + "\">");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

package io.vad4j.sinks.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Message to be delivered: an identifier that stays the same over all attempts, a heading, such as
 * a topic, and a body: text, or bytes in Base64, as the heading says. Immutable.
 */
public record Message(String id, String heading, String body) {

  byte[] toBytes() {
    return (heading + "\n" + body).getBytes(UTF_8);
  }

  static Message fromBytes(String id, byte[] bytes) {
    String text = new String(bytes, UTF_8);
    int end = Math.max(0, text.indexOf('\n'));
    return new Message(id, text.substring(0, end), text.substring(end + 1));
  }
}

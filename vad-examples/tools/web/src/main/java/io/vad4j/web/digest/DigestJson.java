package io.vad4j.web.digest;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.web.store.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Digests as JSON objects, with keys in a fixed order.
 *
 * @since 0.1.0
 */
public final class DigestJson {
  private DigestJson() {}

  /**
   * {@return the digest as one line of JSON text} Events are those of the API of the page.
   *
   * @param digest a digest
   */
  public static String of(Digest digest) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("from", digest.from().toString());
    values.put("to", digest.to().toString());
    List<Object> cameras = new ArrayList<>();
    for (Digest.CameraDigest camera : digest.cameras()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", camera.name());
      one.put("events", camera.events());
      one.put("kinds", camera.kinds());
      one.put("marks", camera.marks());
      one.put("state", camera.health().map(change -> change.state().name()).orElse(""));
      one.put("message", camera.health().map(change -> change.message()).orElse(""));
      one.put("causes", camera.causes());
      cameras.add(one);
    }
    values.put("cameras", cameras);
    values.put("events", digest.events().stream().map(EventJson::of).toList());
    try {
      return JSON.std.asString(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

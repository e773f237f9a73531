package io.vad4j.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.InvalidOptionException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.content.ResourceHttpContent;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ResourceService;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * A request and its response.
 *
 * @param key the key in the path of the request; empty if it has none
 */
record Exchange(Request request, Response response, Callback callback, String key) {
  private static final int MAX_BODY = 1 << 16;

  /** {@return the value of a parameter, if it is given and not empty} */
  Optional<String> parameter(String name) {
    Fields fields = Request.extractQueryParameters(request);
    return Optional.ofNullable(fields.getValue(name)).filter(value -> !value.isEmpty());
  }

  /** {@return the body as a JSON object} */
  Map<String, Object> body() throws IOException {
    String text = text();
    try {
      return JSON.std.mapFrom(text);
    } catch (IOException e) {
      throw new InvalidOptionException("The body must be a JSON object.", e);
    }
  }

  /** {@return the body as text} */
  String text() throws IOException {
    if (request.getLength() > MAX_BODY) {
      throw new InvalidOptionException("The body may have %d bytes.".formatted(MAX_BODY));
    }
    byte[] bytes = Content.Source.asInputStream(request).readNBytes(MAX_BODY);
    return new String(bytes, UTF_8);
  }

  /** Answers with a JSON value. */
  void sendJson(Object value) throws IOException {
    send(200, "application/json", JSON.std.asString(value).getBytes(UTF_8));
  }

  /** Answers that something is wrong. */
  void sendError(int status, String message) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("error", message);
    try {
      send(status, "application/json", JSON.std.asString(error).getBytes(UTF_8));
    } catch (IOException e) {
      callback.failed(e);
    }
  }

  void send(int status, String type, byte[] bytes) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    response.write(true, ByteBuffer.wrap(bytes), callback);
  }

  /** What writes a body. */
  interface BodyWriter {
    void writeTo(OutputStream output) throws IOException;
  }

  /**
   * Answers with a ZIP archive to be saved, while it is being made. Where that fails, the
   * connection ends before the archive does, so that nobody takes a part of it for the whole.
   */
  void sendArchive(String name, BodyWriter archive) throws IOException {
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/zip");
    response
        .getHeaders()
        .put(HttpHeader.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    OutputStream output = new BufferedOutputStream(Content.Sink.asOutputStream(response), 1 << 16);
    try {
      archive.writeTo(output);
      output.close();
      callback.succeeded();
    } catch (IOException | RuntimeException e) {
      if (!response.isCommitted()) {
        response.getHeaders().remove(HttpHeader.CONTENT_DISPOSITION);
        throw e;
      }
      callback.failed(e);
    }
  }

  /** Answers with a file, or the part of it that is asked for. */
  void sendFile(Path file, String type) {
    ResourceService service = new ResourceService();
    service.doGet(
        request,
        response,
        callback,
        new ResourceHttpContent(ResourceFactory.root().newResource(file), type));
  }
}

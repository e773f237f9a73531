package io.vad4j.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers requests that reach no route since they are none of HTTP. Nothing is at an address that
 * cannot be read, such as one above the root.
 */
final class BadRequests extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    boolean badAddress =
        request.getAttribute(ERROR_EXCEPTION) instanceof Throwable failure
            && failure.getCause() instanceof IllegalArgumentException;
    if (badAddress) {
      response.setStatus(HttpStatus.NOT_FOUND_404);
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.write(
        true,
        ByteBuffer.wrap(
            (badAddress
                    ? "{\"error\":\"Not found.\"}"
                    : "{\"error\":\"The request is not valid.\"}")
                .getBytes(UTF_8)),
        callback);
    return true;
  }
}

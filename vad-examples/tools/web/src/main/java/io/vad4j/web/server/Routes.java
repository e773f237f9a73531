package io.vad4j.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vad4j.VadException;
import java.net.URLDecoder;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All routes; whatever is no route is not found. */
final class Routes extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
  private static final String KEY = "{key}";
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private final AccessCheck access;
  private final List<Route> routes = new ArrayList<>();

  /** What answers a request. */
  interface Action {
    void run(Exchange exchange) throws Exception;
  }

  private record Route(String method, Pattern path, Action action) {}

  Routes(
      AccessCheck access,
      CameraRoutes cameras,
      EventRoutes events,
      EventStream stream,
      Supplier<String> metrics) {
    this.access = access;
    add("GET", "/api/cameras", exchange -> exchange.sendJson(cameras.list()));
    add("GET", "/api/camera", cameras::detail);
    add("PUT", "/api/camera", cameras::change);
    add("GET", "/api/camera/image", cameras::image);
    add("GET", "/api/camera/promise", cameras::promise);
    add("POST", "/api/camera/calibration", cameras::calibrate);
    add("GET", "/api/events", events::list);
    add("GET", "/api/events/" + KEY, events::detail);
    add("PUT", "/api/events/" + KEY + "/mark", events::mark);
    add("GET", "/api/events/" + KEY + "/thumbnail", events::thumbnail);
    add("GET", "/api/events/" + KEY + "/clip", events::clip);
    add("GET", "/api/export", events::export);
    add("GET", "/api/stream", stream::serve);
    add(
        "GET",
        "/metrics",
        exchange ->
            exchange.send(
                200, "text/plain; version=0.0.4; charset=utf-8", metrics.get().getBytes(UTF_8)));
  }

  private void add(String method, String path, Action action) {
    String pattern = Pattern.quote(path).replace(KEY, "\\E([0-9a-f]{32})\\Q");
    routes.add(new Route(method, Pattern.compile(pattern), action));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put("Referrer-Policy", "same-origin");
    response.getHeaders().put("Cross-Origin-Resource-Policy", "same-origin");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Exchange exchange = new Exchange(request, response, callback, "");
    try {
      answer(exchange);
    } catch (VadException | IllegalArgumentException | DateTimeException e) {
      exchange.sendError(400, String.valueOf(e.getMessage()));
    } catch (Exception e) {
      LOG.warn("{} failed.", request.getHttpURI().getPath(), e);
      exchange.sendError(500, "The request failed; the log says why.");
    }
    return true;
  }

  private void answer(Exchange exchange) throws Exception {
    String method = exchange.request().getMethod().replace("HEAD", "GET");
    // As it was sent: neither decoded nor shortened.
    String path = exchange.request().getHttpURI().getPath();
    if (access.isCrossSite(exchange.request())) {
      exchange.sendError(403, "Requests of other sites are refused.");
    } else if (path.equals("/healthz") && method.equals("GET")) {
      exchange.send(200, "text/plain", "ok\n".getBytes(UTF_8));
    } else if (path.equals("/login") && method.equals("POST")) {
      login(exchange);
    } else if (!access.isAllowed(exchange.request())) {
      refuse(exchange, path);
    } else {
      find(exchange, method, path);
    }
  }

  private void find(Exchange exchange, String method, String path) throws Exception {
    Optional<PageFiles.PageFile> file = PageFiles.find(path);
    if (file.isPresent() && method.equals("GET")) {
      exchange.send(200, file.get().type(), file.get().bytes());
      return;
    }
    boolean known = file.isPresent();
    for (Route route : routes) {
      Matcher matcher = route.path().matcher(path);
      if (matcher.matches()) {
        known = true;
        if (route.method().equals(method)) {
          String key = matcher.groupCount() > 0 ? matcher.group(1) : "";
          route
              .action()
              .run(new Exchange(exchange.request(), exchange.response(), exchange.callback(), key));
          return;
        }
      }
    }
    exchange.sendError(known ? 405 : 404, known ? "The method is not allowed." : "Not found.");
  }

  private static void refuse(Exchange exchange, String path) {
    exchange.response().getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
    if (path.equals("/")) {
      exchange.send(401, PageFiles.login().type(), PageFiles.login().bytes());
    } else {
      exchange.sendError(401, "The token is needed.");
    }
  }

  private void login(Exchange exchange) throws Exception {
    String text = exchange.text();
    String token = URLDecoder.decode(text.substring(text.indexOf('=') + 1), UTF_8);
    if (!access.isToken(token)) {
      refuse(exchange, "/");
      return;
    }
    exchange
        .response()
        .getHeaders()
        .put(
            HttpHeader.SET_COOKIE,
            AccessCheck.COOKIE
                + "="
                + access.session()
                + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000");
    exchange.response().getHeaders().put(HttpHeader.LOCATION, "/");
    exchange.send(303, "text/plain", new byte[0]);
  }
}

package io.vad4j.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Who may ask for what: the token, and the site that a request comes from. Immutable. */
final class AccessCheck {
  static final String COOKIE = "vad-session";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
  private static final String BEARER = "Bearer ";

  private final Optional<String> token;

  /** A check; without a token, the server is known by a name of this machine only. */
  AccessCheck(Optional<String> token) {
    this.token = token;
  }

  /** {@return whether a request comes from a page of another site, or reached a foreign name} */
  boolean isCrossSite(Request request) {
    if (token.isEmpty() && !LOOPBACK.contains(Request.getServerName(request))) {
      return true;
    }
    String site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null && !OWN_SITE.contains(site) && !isNavigation(request)) {
      return true;
    }
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    return origin != null && !isOwn(origin, request.getHeaders().get(HttpHeader.HOST));
  }

  /** A link to the page, which gives the other site nothing. */
  private static boolean isNavigation(Request request) {
    return "GET".equals(request.getMethod())
        && "navigate".equals(request.getHeaders().get("Sec-Fetch-Mode"))
        && "/".equals(request.getHttpURI().getPath());
  }

  private static boolean isOwn(String origin, String host) {
    try {
      return host != null && host.equals(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** {@return whether a request has the token, if one is needed} */
  boolean isAllowed(Request request) {
    if (token.isEmpty()) {
      return true;
    }
    for (HttpField field : request.getHeaders()) {
      if (field.getHeader() == HttpHeader.AUTHORIZATION
          && field.getValue().startsWith(BEARER)
          && isToken(field.getValue().substring(BEARER.length()))) {
        return true;
      }
    }
    return Request.getCookies(request).stream()
        .anyMatch(
            cookie -> cookie.getName().equals(COOKIE) && isSame(cookie.getValue(), session()));
  }

  /** {@return whether a text is the token} */
  boolean isToken(String text) {
    return token.isPresent() && isSame(text, token.get());
  }

  private static boolean isSame(String first, String second) {
    return MessageDigest.isEqual(first.getBytes(UTF_8), second.getBytes(UTF_8));
  }

  /** {@return the value of the cookie of those who have given the token} */
  String session() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(("vad-session " + token.orElse("")).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.vad4j.video;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * An address as FFmpeg wants it.
 *
 * @param url what FFmpeg is to open
 * @param device the name of the kind of camera, or empty for files and streams
 * @param live whether pictures come in real time; of the web, only known once it is open
 * @param name what to call it in messages, without a password
 */
record VideoAddress(String url, String device, boolean live, String name) {
  private static final Set<String> DEVICE_SCHEMES = Set.of("v4l2", "avfoundation", "dshow");
  private static final Set<String> LIVE_SCHEMES =
      Set.of("rtsp", "rtsps", "rtmp", "rtmps", "rtp", "udp", "tcp", "srt");
  private static final Set<String> WEB_SCHEMES = Set.of("http", "https");

  /** Whether FFmpeg can be asked to open it: a regular file, a stream or a camera. */
  static boolean isSupported(URI uri) {
    String scheme = scheme(uri);
    return scheme.equals("file")
        ? Files.isRegularFile(Path.of(uri))
        : DEVICE_SCHEMES.contains(scheme)
            || LIVE_SCHEMES.contains(scheme)
            || WEB_SCHEMES.contains(scheme);
  }

  static VideoAddress of(URI uri) {
    String scheme = scheme(uri);
    if (scheme.equals("file")) {
      return of(Path.of(uri));
    }
    if (DEVICE_SCHEMES.contains(scheme)) {
      return new VideoAddress(uri.getSchemeSpecificPart(), scheme, true, uri.toString());
    }
    return new VideoAddress(
        uri.toString(), "", LIVE_SCHEMES.contains(scheme), maskPassword(uri.toString(), uri));
  }

  static VideoAddress of(Path path) {
    return new VideoAddress("file:" + path.toAbsolutePath(), "", false, path.toString());
  }

  /** Whether it is a file of this machine. */
  boolean isFile() {
    return url.startsWith("file:");
  }

  /** Whether it is a camera of this machine. */
  boolean isDevice() {
    return !device.isEmpty();
  }

  /** Whether it is read over HTTP, and so may be a file or live. */
  boolean isWeb() {
    return url.startsWith("http");
  }

  /** A text about this address, such as one of FFmpeg's errors, without its password. */
  String maskPassword(String text) {
    return isDevice() || isFile() ? text : maskPassword(text, URI.create(url));
  }

  private static String maskPassword(String text, URI uri) {
    String user = uri.getRawUserInfo();
    return user == null || !user.contains(":")
        ? text
        : text.replace(user + "@", user.substring(0, user.indexOf(':')) + ":***@");
  }

  private static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }
}

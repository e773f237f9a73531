package io.vad4j.video;

import io.vad4j.spi.CredentialMask;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Address of a video for FFmpeg.
 *
 * @param url URL for FFmpeg
 * @param device input device format of a camera; empty for files and streams
 * @param live whether frames arrive in real time; false for HTTP, where it is known after opening
 * @param name name for messages, without credentials
 */
record VideoAddress(String url, String device, boolean live, String name) {
  private static final Set<String> DEVICE_SCHEMES = Set.of("v4l2", "avfoundation", "dshow");
  private static final Set<String> LIVE_SCHEMES =
      Set.of("rtsp", "rtsps", "rtmp", "rtmps", "rtp", "udp", "tcp", "srt");
  private static final Set<String> WEB_SCHEMES = Set.of("http", "https");

  /** Whether it is a regular file, or its scheme that of a stream or camera. */
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
    // FFmpeg knows schemes in lower case only.
    String url = scheme + uri.toString().substring(scheme.length());
    return new VideoAddress(url, "", LIVE_SCHEMES.contains(scheme), CredentialMask.mask(url));
  }

  static VideoAddress of(Path path) {
    return new VideoAddress("file:" + path.toAbsolutePath(), "", false, path.toString());
  }

  /** Whether it is a local file. */
  boolean isFile() {
    return url.startsWith("file:");
  }

  /** The path of a local file. */
  Path path() {
    return Path.of(url.substring("file:".length()));
  }

  /** Whether it is a local camera. */
  boolean isDevice() {
    return !device.isEmpty();
  }

  /** Whether it is read over HTTP, as a file or a live stream. */
  boolean isWeb() {
    return url.startsWith("http");
  }

  /** Masks the credentials of this and of other addresses in a text, such as an error of FFmpeg. */
  String maskCredentials(String text) {
    return CredentialMask.maskAll(text, url);
  }

  private static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }
}

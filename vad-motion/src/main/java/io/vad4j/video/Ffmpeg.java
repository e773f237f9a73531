package io.vad4j.video;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vad4j.FrameSourceException.Reason;
import io.vad4j.ProviderException;
import io.vad4j.core.config.NativeLibraryCache;
import io.vad4j.spi.CredentialMask;
import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads FFmpeg's native libraries on first use, and formats its errors. */
final class Ffmpeg {
  private static final Logger LOG = LoggerFactory.getLogger("io.vad4j.video.ffmpeg");
  private static final ThreadLocal<String> LAST_ERROR = ThreadLocal.withInitial(() -> "");
  private static final int ENOENT = 2;

  /** The system error for a failed read or write, on all platforms. */
  static final int EIO = 5;

  private static boolean loaded;

  private Ffmpeg() {}

  /**
   * Loads FFmpeg unless it is loaded.
   *
   * @throws ProviderException if it is missing; the message names the artifacts to add
   */
  static synchronized void load() {
    if (loaded) {
      return;
    }
    try {
      NativeLibraryCache.prepare();
      NativeCode.load();
      loaded = true;
    } catch (LinkageError e) {
      String missing =
          ("FFmpeg's native code for this platform could not be loaded (%s). Add the run-time"
                  + " artifacts org.bytedeco:ffmpeg and org.bytedeco:javacpp with classifier %s, in"
                  + " the versions that io.vad4j:vad-motion asks for.")
              .formatted(e, platform());
      throw new ProviderException(NativeLibraryCache.describe("FFmpeg", e).orElse(missing), e);
    }
  }

  private static String platform() {
    try {
      return NativeCode.platform();
    } catch (LinkageError e) {
      return "of this platform";
    }
  }

  /** The result code for "more input needed" or "try again". */
  static int eagain() {
    return org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN();
  }

  /** Clears the last error that FFmpeg logged on this thread. */
  static void clearLastError() {
    LAST_ERROR.remove();
  }

  /** The last error that FFmpeg logged on this thread; empty if none since it was cleared. */
  static String lastError() {
    return LAST_ERROR.get();
  }

  /**
   * The kind of an error.
   *
   * @param code error code of FFmpeg
   * @param text its text
   * @param invalidData the kind of invalid data
   */
  static Reason reason(int code, String text, Reason invalidData) {
    if (text.contains("Failed to resolve hostname")) {
      return Reason.UNKNOWN_HOST;
    }
    if (text.contains("moov atom not found")) {
      return Reason.CUT_OFF;
    }
    if (code == httpError("401") || code == httpError("403")) {
      return Reason.AUTHENTICATION;
    }
    if (code == httpError("404") || code == -ENOENT) {
      return Reason.NOT_FOUND;
    }
    if (code == httpError("400") || code == httpError("4XX") || code == httpError("5XX")) {
      return Reason.REFUSED;
    }
    if (code == avutil.AVERROR_INVALIDDATA) {
      return invalidData;
    }
    if (code == avutil.AVERROR_DEMUXER_NOT_FOUND
        || code == avutil.AVERROR_DECODER_NOT_FOUND
        || code == avutil.AVERROR_PROTOCOL_NOT_FOUND
        || code == avutil.AVERROR_PATCHWELCOME) {
      return Reason.NOT_VIDEO;
    }
    return code == -EIO ? Reason.CUT_OFF : ofSystemError(text);
  }

  /** System errors have other numbers on each platform. */
  private static Reason ofSystemError(String text) {
    String error = text.toLowerCase(Locale.ROOT);
    if (error.startsWith("connection refused")) {
      return Reason.REFUSED;
    }
    if (error.contains("timed out") || error.contains("timeout")) {
      return Reason.TIMED_OUT;
    }
    if (error.contains("unreachable") || error.startsWith("no route")) {
      return Reason.UNREACHABLE;
    }
    if (error.startsWith("permission denied")) {
      return Reason.AUTHENTICATION;
    }
    return error.startsWith("connection reset")
            || error.startsWith("broken pipe")
            || error.startsWith("end of file")
        ? Reason.CUT_OFF
        : Reason.OTHER;
  }

  /** FFmpeg's error code of an HTTP status. */
  private static int httpError(String status) {
    return -(0xF8 | status.charAt(0) << 8 | status.charAt(1) << 16 | status.charAt(2) << 24);
  }

  /** FFmpeg's text of an error code, with the last error that it logged on this thread. */
  static String errorText(int code) {
    if (code == 0) {
      return LAST_ERROR.get();
    }
    byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
    avutil.av_strerror(code, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    String message = new String(text, 0, length, UTF_8);
    String lastError = LAST_ERROR.get();
    return lastError.isEmpty() ? message : message + ": " + lastError;
  }

  private static void onLog(int level, String line) {
    if (line.isEmpty()) {
      return;
    }
    if (level <= avutil.AV_LOG_ERROR) {
      LAST_ERROR.set(line.replaceFirst("^\\[[^]]*] ", ""));
    }
    if (level <= avutil.AV_LOG_FATAL) {
      LOG.error("{}", CredentialMask.maskAll(line));
    } else {
      LOG.debug("{}", CredentialMask.maskAll(line));
    }
  }

  /** A class of its own, so that the outer one loads without FFmpeg's Java classes. */
  private static final class NativeCode {
    /** Kept reachable: FFmpeg holds only its address. */
    private static final LogCallback TO_SLF4J =
        new LogCallback() {
          @Override
          public void call(int level, BytePointer line) {
            onLog(level, line.getString(UTF_8).strip());
          }
        };

    static void load() {
      Loader.load(avutil.class);
      Loader.load(swscale.class);
      Loader.load(avcodec.class);
      Loader.load(avformat.class);
      avutil.av_log_set_level(avutil.AV_LOG_WARNING);
      avutil.setLogCallback(TO_SLF4J);
    }

    static String platform() {
      return Loader.getPlatform();
    }
  }
}

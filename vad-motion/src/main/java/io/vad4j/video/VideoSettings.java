package io.vad4j.video;

import io.vad4j.PixelFormat;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings of a video source; see {@link VideoSource.Builder}. */
record VideoSettings(
    Duration openTimeout,
    Duration readTimeout,
    boolean rtspOverTcp,
    int decoderThreads,
    Optional<PixelFormat> format) {

  static VideoSettings defaults() {
    Duration timeout = Duration.ofSeconds(10);
    return new VideoSettings(timeout, timeout, true, 1, Optional.empty());
  }

  VideoSettings withOpenTimeout(Duration timeout) {
    return new VideoSettings(timeout, readTimeout, rtspOverTcp, decoderThreads, format);
  }

  VideoSettings withReadTimeout(Duration timeout) {
    return new VideoSettings(openTimeout, timeout, rtspOverTcp, decoderThreads, format);
  }

  VideoSettings withRtspOverTcp(boolean overTcp) {
    return new VideoSettings(openTimeout, readTimeout, overTcp, decoderThreads, format);
  }

  VideoSettings withDecoderThreads(int threads) {
    return new VideoSettings(openTimeout, readTimeout, rtspOverTcp, threads, format);
  }

  VideoSettings withFormat(PixelFormat pixelFormat) {
    return new VideoSettings(
        openTimeout, readTimeout, rtspOverTcp, decoderThreads, Optional.of(pixelFormat));
  }

  /** FFmpeg's options for opening an address. */
  Map<String, String> options(VideoAddress address) {
    if (address.url().startsWith("rtsp")) {
      return rtspOverTcp ? Map.of("rtsp_transport", "tcp") : Map.of();
    }
    // The segments of HLS have any name.
    return Map.of(
        "allowed_extensions", "ALL", "allowed_segment_extensions", "ALL", "extension_picky", "0");
  }
}

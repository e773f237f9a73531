package io.vad4j.video;

import io.vad4j.FrameSource;
import io.vad4j.spi.FrameSourceProvider;
import java.net.URI;

/**
 * Provider {@code video}: opens files, streams and cameras with FFmpeg and default settings.
 *
 * @since 0.1.0
 */
public final class VideoSourceProvider implements FrameSourceProvider {

  /** For {@link java.util.ServiceLoader}. */
  public VideoSourceProvider() {}

  @Override
  public String name() {
    return "video";
  }

  @Override
  public String description() {
    return "video files (mp4, avi, mkv, ...), streams (rtsp, rtmp, http, udp, ...) and cameras"
        + " (v4l2:/dev/video0) through FFmpeg";
  }

  /** {@return whether it is a regular file, or a URI of a supported scheme} */
  @Override
  public boolean supports(URI uri) {
    return VideoAddress.isSupported(uri);
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.vad4j.ProviderException if FFmpeg's native code is missing
   */
  @Override
  public FrameSource open(URI uri) {
    return VideoSource.open(uri);
  }
}

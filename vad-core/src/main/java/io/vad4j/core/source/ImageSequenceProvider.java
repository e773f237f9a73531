package io.vad4j.core.source;

import io.vad4j.FrameSource;
import io.vad4j.core.image.ImageFiles;
import io.vad4j.spi.FrameSourceProvider;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens folders of images as clips.
 *
 * @since 0.1.0
 */
public final class ImageSequenceProvider implements FrameSourceProvider {

  /** For {@link java.util.ServiceLoader}. */
  public ImageSequenceProvider() {}

  @Override
  public String name() {
    return "images";
  }

  @Override
  public String description() {
    return "folders of images: " + ImageFiles.FORMATS;
  }

  @Override
  public boolean supports(URI uri) {
    return "file".equalsIgnoreCase(uri.getScheme()) && Files.isDirectory(Path.of(uri));
  }

  @Override
  public FrameSource open(URI uri) {
    return ImageSequenceSource.open(Path.of(uri));
  }
}

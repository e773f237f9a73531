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
public final class ImageFolderProvider implements FrameSourceProvider {

  /** For {@link java.util.ServiceLoader}. */
  public ImageFolderProvider() {}

  @Override
  public String name() {
    return "images";
  }

  @Override
  public String description() {
    return "folders of images: " + ImageFiles.KINDS;
  }

  @Override
  public boolean opens(URI uri) {
    return "file".equals(uri.getScheme()) && Files.isDirectory(Path.of(uri));
  }

  @Override
  public FrameSource open(URI uri) {
    return ImageFolderSource.open(Path.of(uri));
  }
}

package io.vad4j.report;

/**
 * A picture with its caption.
 *
 * @param id lower-case words joined by hyphens; names its file
 * @param caption what it shows and on how much it stands
 * @param image an encoded PNG or JPEG
 */
public record ImageFigure(String id, String caption, byte[] image) {
  private static final int JPEG_START = 0xff;

  /** The name of its file. */
  public String fileName() {
    return id + (isJpeg() ? ".jpeg" : ".png");
  }

  String mediaType() {
    return isJpeg() ? "image/jpeg" : "image/png";
  }

  private boolean isJpeg() {
    return (image[0] & 0xff) == JPEG_START;
  }
}

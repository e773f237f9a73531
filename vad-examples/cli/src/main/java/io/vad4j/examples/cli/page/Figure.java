package io.vad4j.examples.cli.page;

/**
 * A picture with its caption.
 *
 * @param id lower-case words joined by hyphens; names its file
 * @param caption what it shows and on how much it stands
 * @param image an encoded PNG or JPEG
 */
public record Figure(String id, String caption, byte[] image) {
  private static final int JPEG_START = 0xff;

  /** The name of its file. */
  public String fileName() {
    return id + (jpeg() ? ".jpeg" : ".png");
  }

  String mediaType() {
    return jpeg() ? "image/jpeg" : "image/png";
  }

  private boolean jpeg() {
    return (image[0] & 0xff) == JPEG_START;
  }
}

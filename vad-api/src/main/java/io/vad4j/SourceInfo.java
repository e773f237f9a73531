package io.vad4j;

import io.vad4j.spi.CredentialMask;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Properties of a frame source.
 *
 * @param name the name for messages: a path, an address, or a title; credentials of an address are
 *     masked
 * @param width the width of its frames in pixels
 * @param height the height of its frames in pixels
 * @param frameRate the number of frames a second, where known; above 0
 * @param frameCount the number of frames from first to last, where known
 * @param live whether frames arrive in real time and are lost if they are not read in time
 * @param timed whether frames have the times of the recording; false where the source has none,
 *     such as a folder of images, and its frame rate is an assumption
 * @since 0.1.0
 */
public record SourceInfo(
    String name,
    int width,
    int height,
    OptionalDouble frameRate,
    OptionalLong frameCount,
    boolean live,
    boolean timed) {

  /**
   * Properties of a source whose frames have the times of the recording.
   *
   * @param name the name for messages: a path, an address, or a title
   * @param width the width of its frames in pixels
   * @param height the height of its frames in pixels
   * @param frameRate the number of frames a second, where known; above 0
   * @param frameCount the number of frames from first to last, where known
   * @param live whether frames arrive in real time and are lost if they are not read in time
   */
  public SourceInfo(
      String name,
      int width,
      int height,
      OptionalDouble frameRate,
      OptionalLong frameCount,
      boolean live) {
    this(name, width, height, frameRate, frameCount, live, true);
  }

  /**
   * Masks credentials in the name and validates that sizes and rates are positive. {@inheritDoc}
   */
  public SourceInfo {
    name = name.contains("://") ? CredentialMask.mask(name) : name;
    Objects.requireNonNull(frameRate, "frameRate");
    Objects.requireNonNull(frameCount, "frameCount");
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(name + " is " + width + "x" + height + " pixels.");
    }
    if (frameRate.isPresent() && !(frameRate.getAsDouble() > 0)) {
      throw new IllegalArgumentException(name + " has a frame rate of " + frameRate + ".");
    }
  }
}

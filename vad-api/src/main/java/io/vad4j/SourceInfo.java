package io.vad4j;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a frame source knows about itself.
 *
 * @param name what to call it in messages: a path, an address, or a title
 * @param width width of its frames in pixels
 * @param height height of its frames in pixels
 * @param frameRate frames a second, where known; greater than 0
 * @param frameCount number of frames from first to last, where known
 * @param live whether frames arrive in real time and are lost when nobody reads them
 * @since 0.1.0
 */
public record SourceInfo(
    String name,
    int width,
    int height,
    OptionalDouble frameRate,
    OptionalLong frameCount,
    boolean live) {

  /**
   * Checks that nothing is missing and that sizes and rates are positive.
   *
   * @param name what to call it in messages
   * @param width width of its frames in pixels
   * @param height height of its frames in pixels
   * @param frameRate frames a second
   * @param frameCount number of frames from first to last
   * @param live whether frames arrive in real time and are lost when nobody reads them
   */
  public SourceInfo {
    Objects.requireNonNull(name, "name");
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

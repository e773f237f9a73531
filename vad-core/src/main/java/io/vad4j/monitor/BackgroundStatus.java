package io.vad4j.monitor;

/**
 * Status of the background of a stream, which adapts to it: how far it has come from that of the
 * training video. Immutable.
 *
 * @since 0.1.0
 */
public interface BackgroundStatus {
  /**
   * {@return the share of the picture, from 0 to 1, whose background is another than that of the
   * training video} It is high by night for a model of the day, and after furniture was moved.
   */
  double adapted();

  /**
   * {@return the share of the picture, from 0 to 1, that shows an object, moving or stationary}
   * Above 0.5 the stream shows another scene, which becomes background within seconds.
   */
  double objects();
}

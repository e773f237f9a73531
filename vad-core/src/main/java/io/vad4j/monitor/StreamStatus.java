package io.vad4j.monitor;

import io.vad4j.ModelInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Status of a monitored stream at one moment: its health and its counters since it was added.
 * Immutable.
 *
 * <p>Every frame that arrived is scored, dropped, skipped or still queued: {@code framesIn() ==
 * scored() + dropped() + skipped() + queued()}.
 *
 * @since 0.1.0
 */
public interface StreamStatus {
  /** {@return the name of the stream} */
  String name();

  /** {@return the state, since when, and why} */
  StreamHealth health();

  /** {@return the number of frames that were read from the source or that it left out} */
  long framesIn();

  /** {@return the number of frames that were scored, including those of a warm-up} */
  long scored();

  /** {@return the number of frames that were dropped because newer ones had arrived} */
  long dropped();

  /**
   * {@return the number of frames that were left out on purpose: while the camera was tampered
   * with, while scoring failed, and while learning}
   */
  long skipped();

  /** {@return the number of frames that could not be decoded; they are no part of the others} */
  long damaged();

  /** {@return the number of frames that wait or are being scored} */
  int queued();

  /** {@return the time that the last scored frame had waited when its scoring began} */
  Duration lag();

  /** {@return the median time from the arrival of a frame to its score, over the last minutes} */
  Duration medianLatency();

  /** {@return the 99 % quantile of the time from arrival to score, over the last minutes} */
  Duration p99Latency();

  /** {@return the number of connections after the first} */
  long reconnects();

  /** {@return the number of events that have started} */
  long events();

  /** {@return the instant of the last frame that arrived, if any} */
  Optional<Instant> lastFrame();

  /** {@return the model in use, once it is loaded or fitted} */
  Optional<ModelInfo> model();

  /**
   * {@return the background of the stream, at most ten seconds old; empty if no scorer compares
   * with one that adapts}
   */
  default Optional<BackgroundStatus> background() {
    return Optional.empty();
  }

  /**
   * {@return the share of the picture, from 0 to 1, in which the scores of some scorer are reduced
   * since they recur there, as those of trees in the wind; at most ten seconds old} An anomaly
   * there has to stand out from what recurs. Where it stays high, recalibrate the stream.
   */
  default double recurring() {
    return 0;
  }
}

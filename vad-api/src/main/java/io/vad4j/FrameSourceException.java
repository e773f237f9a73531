package io.vad4j;

import java.util.Objects;

/**
 * A frame source is missing, is no video, is damaged, or timed out; {@link #reason()} tells which.
 *
 * @since 0.1.0
 */
public class FrameSourceException extends VadException {
  private static final long serialVersionUID = 1L;

  /**
   * Why a source cannot be opened or read further.
   *
   * @since 0.1.0
   */
  public enum Reason {
    /** A file, or what an address names on its server, does not exist. */
    NOT_FOUND,
    /** The content is no video, or is of a format that cannot be decoded. */
    NOT_VIDEO,
    /** The content is video, but too damaged to be decoded. */
    DAMAGED,
    /** The content ends before its declared end, or the connection was lost. */
    CUT_OFF,
    /** A live source has ended: its server closed the stream, the camera was unplugged. */
    ENDED,
    /** The server refused the connection, or does not serve the request. */
    REFUSED,
    /** The name of the server cannot be resolved. */
    UNKNOWN_HOST,
    /** There is no route to the server. */
    UNREACHABLE,
    /** User name or password are missing, wrong, or not entitled to the stream. */
    AUTHENTICATION,
    /** Nothing arrived within the time-out. */
    TIMED_OUT,
    /** The reading thread was interrupted. */
    INTERRUPTED,
    /** None of these, or not known. */
    OTHER
  }

  /** The reason. */
  private final Reason reason;

  /**
   * Creates an exception of {@link Reason#OTHER}.
   *
   * @param message the problem, its place and the remedy
   */
  public FrameSourceException(String message) {
    this(Reason.OTHER, message);
  }

  /**
   * Creates an exception of {@link Reason#OTHER} with a cause.
   *
   * @param message the problem, its place and the remedy
   * @param cause the cause
   */
  public FrameSourceException(String message, Throwable cause) {
    this(Reason.OTHER, message, cause);
  }

  /**
   * Creates an exception with a reason.
   *
   * @param reason the kind of the problem, for programs
   * @param message the problem, its place and the remedy
   */
  public FrameSourceException(Reason reason, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /**
   * Creates an exception with a reason and a cause.
   *
   * @param reason the kind of the problem, for programs
   * @param message the problem, its place and the remedy
   * @param cause the cause
   */
  public FrameSourceException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** {@return the kind of the problem, such as a wrong password, on which a program can act} */
  public Reason reason() {
    return reason;
  }
}

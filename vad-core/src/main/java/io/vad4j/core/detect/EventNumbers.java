package io.vad4j.core.detect;

/** Numbers the events of one stream in the order in which they are reported, from 1. */
final class EventNumbers {
  private int given;

  /** The number that the next event to be reported will have, as it looks now. */
  int expected() {
    return given + 1;
  }

  /** The number of an event that is reported now. */
  int next() {
    return ++given;
  }

  /** Starts anew. */
  void reset() {
    given = 0;
  }
}

package io.vad4j.core.event;

/** Numbers the events of one stream in the order in which they are reported, from 1. */
public final class EventCounter {
  private int count;

  /** The number that the next event to be reported will have, as it looks now. */
  int peekNext() {
    return count + 1;
  }

  /** The number of an event that is reported now. */
  int increment() {
    return ++count;
  }

  /** Starts anew. */
  public void reset() {
    count = 0;
  }
}

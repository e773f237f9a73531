package io.vad4j;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How a detector did on anomalies that were made of its own normal footage after training: things
 * cut out and pasted into held-out clips too fast, shaking, too large and so on. It says which of
 * such anomalies this detector would miss at its threshold, and nothing of others.
 *
 * @param trials one for each pasted anomaly; none where nothing could be cut out
 * @since 0.1.0
 */
public record SelfTest(List<Trial> trials) {
  /** Fewer found than this, and the detector is said to miss that kind. */
  private static final double MISSED_BELOW = 0.5;

  /**
   * Keeps a copy of the list.
   *
   * @param trials one for each pasted anomaly
   */
  public SelfTest {
    trials = List.copyOf(trials);
  }

  /**
   * One pasted anomaly.
   *
   * @param kind what is unusual about the thing, in words: "twice as fast"
   * @param clip what was pasted into what
   * @param rank share of held-out normal frames that score below the frames in which the thing is
   *     seen, on average over these: 0.5 by chance, 1 at best
   * @param found whether any frame in which the thing is seen reaches the threshold
   * @since 0.1.0
   */
  public record Trial(String kind, String clip, double rank, boolean found) {}

  /** {@return no trials} */
  public static SelfTest none() {
    return new SelfTest(List.of());
  }

  /** {@return the kinds that were tried, each once, in their order} */
  public List<String> kinds() {
    return trials.stream().map(Trial::kind).distinct().toList();
  }

  /**
   * {@return how many anomalies of a kind were tried}
   *
   * @param kind a kind in words
   */
  public int count(String kind) {
    return of(kind).size();
  }

  /**
   * {@return the share of the anomalies of a kind that were found, 0 to 1; empty if none was tried}
   *
   * @param kind a kind in words
   */
  public OptionalDouble found(String kind) {
    return of(kind).stream().mapToDouble(trial -> trial.found() ? 1 : 0).average();
  }

  /**
   * {@return the mean rank of the anomalies of a kind, which is the area under the ROC curve of
   * their frames against held-out normal ones; empty if none was tried}
   *
   * @param kind a kind in words
   */
  public OptionalDouble rank(String kind) {
    return of(kind).stream().mapToDouble(Trial::rank).average();
  }

  /** {@return the mean over the kinds of their mean ranks; empty if there are no trials} */
  public OptionalDouble rank() {
    return kinds().stream().mapToDouble(kind -> rank(kind).orElseThrow()).average();
  }

  /** {@return the kinds of which this detector misses more than half at its threshold} */
  public List<String> missed() {
    return kinds().stream().filter(kind -> found(kind).orElseThrow() < MISSED_BELOW).toList();
  }

  private List<Trial> of(String kind) {
    return trials.stream().filter(trial -> trial.kind().equals(kind)).toList();
  }
}

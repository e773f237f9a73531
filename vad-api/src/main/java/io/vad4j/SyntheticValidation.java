package io.vad4j;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How a detector did on anomalies that were made of its own normal footage after training: things
 * cut out and pasted into held-out clips too fast, shaking, too large and so on. It says which of
 * such anomalies this detector would miss at its threshold, and nothing of others.
 *
 * @param cases one for each pasted anomaly; none where nothing could be cut out
 * @since 0.1.0
 */
public record SyntheticValidation(List<Case> cases) {
  /** Fewer found than this, and the detector is said to miss that kind. */
  private static final double MIN_RECALL = 0.5;

  /**
   * Keeps a copy of the list.
   *
   * @param cases one for each pasted anomaly
   */
  public SyntheticValidation {
    cases = List.copyOf(cases);
  }

  /**
   * One pasted anomaly.
   *
   * @param kind what is unusual about the thing, in words: "twice as fast"
   * @param clip what was pasted into what
   * @param auc share of held-out normal frames that score below the frames in which the thing is
   *     seen, on average over these: 0.5 by chance, 1 at best
   * @param detected whether any frame in which the thing is seen reaches the threshold
   * @since 0.1.0
   */
  public record Case(String kind, String clip, double auc, boolean detected) {}

  /** {@return no trials} */
  public static SyntheticValidation none() {
    return new SyntheticValidation(List.of());
  }

  /** {@return the kinds that were tried, each once, in their order} */
  public List<String> kinds() {
    return cases.stream().map(Case::kind).distinct().toList();
  }

  /**
   * {@return how many anomalies of a kind were tried}
   *
   * @param kind a kind in words
   */
  public int caseCount(String kind) {
    return casesOf(kind).size();
  }

  /**
   * {@return the share of the anomalies of a kind that were found, 0 to 1; empty if none was tried}
   *
   * @param kind a kind in words
   */
  public OptionalDouble recall(String kind) {
    return casesOf(kind).stream()
        .mapToDouble(validationCase -> validationCase.detected() ? 1 : 0)
        .average();
  }

  /**
   * {@return the mean rank of the anomalies of a kind, which is the area under the ROC curve of
   * their frames against held-out normal ones; empty if none was tried}
   *
   * @param kind a kind in words
   */
  public OptionalDouble auc(String kind) {
    return casesOf(kind).stream().mapToDouble(Case::auc).average();
  }

  /** {@return the mean over the kinds of their mean ranks; empty if there are no trials} */
  public OptionalDouble auc() {
    return kinds().stream().mapToDouble(kind -> auc(kind).orElseThrow()).average();
  }

  /** {@return the kinds of which this detector misses more than half at its threshold} */
  public List<String> missedKinds() {
    return kinds().stream().filter(kind -> recall(kind).orElseThrow() < MIN_RECALL).toList();
  }

  private List<Case> casesOf(String kind) {
    return cases.stream().filter(validationCase -> validationCase.kind().equals(kind)).toList();
  }
}

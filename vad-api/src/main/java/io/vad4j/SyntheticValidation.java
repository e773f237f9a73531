package io.vad4j;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Validation of a detector on pseudo-anomalies: AUC and recall for each kind of anomaly that was
 * cut and pasted from normal video into held-out clips. It tells nothing of kinds that are not
 * pasted.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class SyntheticValidation extends ResultValue {
  /** A kind with a lower recall counts as missed. */
  private static final double MIN_RECALL = 0.5;

  private final List<Case> cases;

  private SyntheticValidation(List<Case> cases) {
    this.cases = List.copyOf(cases);
  }

  /**
   * {@return a validation of the given cases}
   *
   * @param cases one for each pseudo-anomaly; copied
   */
  public static SyntheticValidation of(List<Case> cases) {
    return new SyntheticValidation(cases);
  }

  /** {@return a validation without cases} */
  public static SyntheticValidation none() {
    return of(List.of());
  }

  /** {@return one case for each pseudo-anomaly; empty if no object could be cut out} */
  public List<Case> cases() {
    return cases;
  }

  /** {@return the kinds of pseudo-anomalies, each once, in order of their first case} */
  public List<String> kinds() {
    return cases.stream().map(Case::kind).distinct().toList();
  }

  /**
   * {@return the number of pseudo-anomalies of a kind}
   *
   * @param kind the description of a kind
   */
  public int caseCount(String kind) {
    return casesOf(kind).size();
  }

  /**
   * {@return the recall of a kind at the threshold, 0 to 1; empty if there is no case}
   *
   * @param kind the description of a kind
   */
  public OptionalDouble recall(String kind) {
    return casesOf(kind).stream()
        .mapToDouble(validationCase -> validationCase.detected() ? 1 : 0)
        .average();
  }

  /**
   * {@return the area under the ROC curve of the frames of a kind against held-out normal frames, 0
   * to 1, averaged over its cases; empty if there is none}
   *
   * @param kind the description of a kind
   */
  public OptionalDouble auc(String kind) {
    return casesOf(kind).stream().mapToDouble(Case::auc).average();
  }

  /** {@return the macro average of the AUC over the kinds; empty if there is no case} */
  public OptionalDouble auc() {
    return kinds().stream().mapToDouble(kind -> auc(kind).orElseThrow()).average();
  }

  /** {@return the kinds with a recall below one half at the threshold} */
  public List<String> missedKinds() {
    return kinds().stream().filter(kind -> recall(kind).orElseThrow() < MIN_RECALL).toList();
  }

  private List<Case> casesOf(String kind) {
    return cases.stream().filter(validationCase -> validationCase.kind().equals(kind)).toList();
  }

  @Override
  Object[] properties() {
    return new Object[] {"cases", cases};
  }

  /**
   * Validation result of one pseudo-anomaly. Immutable and thread-safe.
   *
   * @since 0.1.0
   */
  public static final class Case extends ResultValue {
    private final String kind;
    private final String clip;
    private final double auc;
    private final boolean detected;

    private Case(String kind, String clip, double auc, boolean detected) {
      this.kind = Objects.requireNonNull(kind, "kind");
      this.clip = Objects.requireNonNull(clip, "clip");
      this.auc = auc;
      this.detected = detected;
    }

    /**
     * {@return a case}
     *
     * @param kind the description of the kind: "twice as fast"
     * @param clip the name of the pasted object and its clip
     * @param auc the AUC of its frames against held-out normal frames, 0 to 1
     * @param detected whether the score of any of its frames reaches the threshold
     */
    public static Case of(String kind, String clip, double auc, boolean detected) {
      return new Case(kind, clip, auc, detected);
    }

    /** {@return the description of the kind of pseudo-anomaly} */
    public String kind() {
      return kind;
    }

    /** {@return the name of the pasted object and its clip} */
    public String clip() {
      return clip;
    }

    /** {@return the AUC of the frames with the object against held-out normal frames, 0 to 1} */
    public double auc() {
      return auc;
    }

    /** {@return whether the score of any frame with the object reaches the threshold} */
    public boolean detected() {
      return detected;
    }

    @Override
    Object[] properties() {
      return new Object[] {"kind", kind, "clip", clip, "auc", auc, "detected", detected};
    }
  }
}

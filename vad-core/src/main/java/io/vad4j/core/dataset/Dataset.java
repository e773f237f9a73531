package io.vad4j.core.dataset;

import java.util.List;
import java.util.Objects;

/**
 * Clips to learn from, and clips to be judged on.
 *
 * @param name what to call it, such as {@code UCSD Ped2}
 * @param train clips in which nothing is abnormal
 * @param test clips whose truth is known
 * @since 0.1.0
 */
public record Dataset(String name, List<DatasetClip> train, List<DatasetClip> test) {

  /**
   * Keeps copies of the lists.
   *
   * @param name what to call it
   * @param train clips in which nothing is abnormal
   * @param test clips whose truth is known
   */
  public Dataset {
    Objects.requireNonNull(name, "name");
    train = List.copyOf(train);
    test = List.copyOf(test);
  }

  /** {@return the clips to learn from, opened one at a time as they are read} */
  public ClipSources trainingSources() {
    return new ClipSources(train);
  }
}

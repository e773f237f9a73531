package io.vad4j.core.dataset;

import java.util.List;
import java.util.Objects;

/**
 * Training clips and test clips of a data set.
 *
 * @param name name of the data set, such as {@code UCSD Ped2}
 * @param train normal clips
 * @param test clips with ground truth
 * @since 0.1.0
 */
public record Dataset(String name, List<DatasetClip> train, List<DatasetClip> test) {

  /** Copies the lists. {@inheritDoc} */
  public Dataset {
    Objects.requireNonNull(name, "name");
    train = List.copyOf(train);
    test = List.copyOf(test);
  }

  /** {@return the sources of the training clips, opened one at a time} */
  public ClipSources trainingSources() {
    return new ClipSources(train);
  }
}

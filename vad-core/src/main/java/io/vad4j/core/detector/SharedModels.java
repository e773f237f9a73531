package io.vad4j.core.detector;

import io.vad4j.core.scoring.Closing;
import io.vad4j.spi.ScorerModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reference count of scorer models: detectors that stem from one another share them. */
final class SharedModels {
  private final List<ScorerModel> models;
  private final @Nullable SharedModels original;
  private int references = 1;

  /** Takes ownership of the models, with one reference. */
  SharedModels(List<ScorerModel> models) {
    this.models = List.copyOf(models);
    this.original = null;
  }

  /**
   * Takes ownership of the models that extend others, and of a reference to the others.
   *
   * @param extended the models that were created
   */
  SharedModels(SharedModels original, List<ScorerModel> extended) {
    this.models = List.copyOf(extended);
    this.original = original;
  }

  List<ScorerModel> models() {
    return models;
  }

  /** {@return this, with one more reference} */
  synchronized SharedModels retain() {
    if (references == 0) {
      throw new IllegalStateException("This detector is closed; create or load another.");
    }
    references++;
    return this;
  }

  /** Takes one reference off; the last one closes the models. */
  synchronized void release() {
    if (--references == 0) {
      List<Runnable> closings = new ArrayList<>();
      models.forEach(model -> closings.add(model::close));
      if (original != null) {
        closings.add(original::release);
      }
      Closing.closeAll(closings);
    }
  }
}

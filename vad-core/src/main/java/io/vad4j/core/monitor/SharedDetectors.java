package io.vad4j.core.monitor;

import io.vad4j.Detector;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Detectors that streams use: each model file is loaded once and closed after its last use. */
final class SharedDetectors {
  private final Map<Path, Loaded> loaded = new HashMap<>();

  private static final class Loaded {
    private final Detector detector;
    private int uses;

    Loaded(Detector detector) {
      this.detector = detector;
    }
  }

  /** The use of a detector by one stream. */
  interface Use {
    /** The detector; a model file is loaded at the first call. */
    Detector get();

    /** Ends the use. */
    void release();
  }

  /** The use of a detector that is not closed. */
  static Use of(Detector detector) {
    return new Use() {
      @Override
      public Detector get() {
        return detector;
      }

      @Override
      public void release() {}
    };
  }

  /** The use of a detector that is closed after it. */
  static Use owned(Detector detector) {
    return new Use() {
      @Override
      public Detector get() {
        return detector;
      }

      @Override
      public void release() {
        detector.close();
      }
    };
  }

  /** The use of a model file. */
  Use of(Path model) {
    Path file = model.toAbsolutePath().normalize();
    return new Use() {
      private @Nullable Loaded use;

      @Override
      public Detector get() {
        Loaded current = use;
        if (current == null) {
          current = retain(file);
          use = current;
        }
        return current.detector;
      }

      @Override
      public void release() {
        if (use != null) {
          SharedDetectors.this.release(file, use);
          use = null;
        }
      }
    };
  }

  private synchronized Loaded retain(Path file) {
    Loaded entry = loaded.get(file);
    if (entry == null) {
      entry = new Loaded(Detector.load(file));
      loaded.put(file, entry);
    }
    entry.uses++;
    return entry;
  }

  private synchronized void release(Path file, Loaded entry) {
    entry.uses--;
    if (entry.uses == 0) {
      loaded.remove(file, entry);
      entry.detector.close();
    }
  }
}

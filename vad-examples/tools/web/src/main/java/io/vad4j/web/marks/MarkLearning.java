package io.vad4j.web.marks;

import io.vad4j.Detector;
import io.vad4j.VadException;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.StoredEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the detectors of cameras learn of marks in the background, one after the other. What was
 * learned is kept beside the events, so that it is in use at once after a restart. Thread-safe.
 *
 * @since 0.1.0
 */
public final class MarkLearning implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MarkLearning.class);
  private static final String LEARNED = "learned";
  private static final String EFFECT = "effect";

  private final EventStore store;
  private final MarkLearner learner;
  private final LearningTarget target;
  private final ExecutorService worker;
  private final Map<String, LearningStatus> status = new HashMap<>();
  private final Set<String> waiting = new HashSet<>();

  /**
   * Learning that has not begun.
   *
   * @param store the events, with their marks
   * @param target the cameras
   */
  public MarkLearning(EventStore store, LearningTarget target) {
    this.store = store;
    this.learner = new MarkLearner(store);
    this.target = target;
    worker =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "vad-web learning");
              thread.setDaemon(true);
              thread.setPriority(Thread.MIN_PRIORITY);
              return thread;
            });
  }

  /**
   * {@return what a camera learns at present}
   *
   * @param camera the name of the camera
   */
  public synchronized LearningStatus status(String camera) {
    return status.getOrDefault(camera, LearningStatus.none());
  }

  private synchronized void setStatus(
      String camera, LearningStatus.State state, String message, Optional<MarkEffect> effect) {
    status.put(camera, new LearningStatus(state, message, effect));
  }

  /**
   * Uses what was learned before a restart, if it is that of the marks and the model.
   *
   * @param camera the name of the camera
   */
  public void restore(String camera) {
    List<StoredEvent> marked = learner.marked(camera);
    if (marked.isEmpty()) {
      return;
    }
    Optional<Path> model = target.model(camera);
    if (model.isPresent() && isLearned(camera, signature(model.get(), marked))) {
      target.use(camera, Optional.of(file(camera)));
    }
    learn(camera);
  }

  /**
   * Learns the marks of a camera as they are now, unless it has learned them, and measures the
   * effect; returns at once.
   *
   * @param camera the name of the camera
   */
  public synchronized void learn(String camera) {
    if (!worker.isShutdown() && waiting.add(camera)) {
      LearningStatus before = status(camera);
      setStatus(
          camera, LearningStatus.State.LEARNING, "The marks are being learned.", before.effect());
      worker.execute(() -> run(camera));
    }
  }

  private void run(String camera) {
    synchronized (this) {
      waiting.remove(camera);
    }
    try {
      Optional<MarkEffect> effect = learnNow(camera);
      setStatus(camera, LearningStatus.State.IDLE, "", effect);
    } catch (RuntimeException | Error e) {
      if (!worker.isShutdown()) {
        LOG.warn("{}: The marks could not be learned.", camera, e);
        setStatus(
            camera,
            LearningStatus.State.FAILED,
            "The marks could not be learned: " + e.getMessage(),
            Optional.empty());
      }
    }
  }

  private Optional<MarkEffect> learnNow(String camera) {
    List<StoredEvent> marked = learner.marked(camera);
    if (marked.isEmpty()) {
      forget(camera);
      return Optional.empty();
    }
    Path model =
        target.model(camera).orElseThrow(() -> new VadException("The camera has no detector yet."));
    String signature = signature(model, marked);
    try (Detector original = Detector.load(model);
        Detector extended = extended(camera, original, marked, signature)) {
      String measured =
          signature + "\n" + target.operatingPoint(camera) + "\n" + learner.judged(camera, marked);
      Optional<MarkEffect> known =
          store
              .setting(camera, EFFECT)
              .filter(text -> text.startsWith(measured + "\n\n"))
              .map(text -> MarkEffectJson.parse(text.substring(measured.length() + 2)));
      if (known.isPresent()) {
        return known;
      }
      MarkEffect effect =
          learner.effect(
              camera, original, extended, marked, detector -> target.inUse(camera, detector));
      store.setSetting(
          camera, EFFECT, Optional.of(measured + "\n\n" + MarkEffectJson.format(effect)));
      return Optional.of(effect);
    }
  }

  /** The extended detector, which is in use from now on. */
  private Detector extended(
      String camera, Detector original, List<StoredEvent> marked, String signature) {
    Path file = file(camera);
    if (!isLearned(camera, signature)) {
      Detector extended = learner.extend(original, marked);
      try {
        extended.save(file);
        store.setSetting(camera, LEARNED, Optional.of(signature));
        target.use(camera, Optional.of(file));
        return extended;
      } catch (RuntimeException e) {
        extended.close();
        throw e;
      }
    }
    return Detector.load(file);
  }

  private boolean isLearned(String camera, String signature) {
    return store.setting(camera, LEARNED).filter(signature::equals).isPresent()
        && Files.isRegularFile(file(camera));
  }

  private void forget(String camera) {
    if (store.setting(camera, LEARNED).isPresent()) {
      target.use(camera, Optional.empty());
      store.setSetting(camera, LEARNED, Optional.empty());
      store.setSetting(camera, EFFECT, Optional.empty());
      try {
        Files.deleteIfExists(file(camera));
      } catch (IOException e) {
        LOG.warn("{} cannot be deleted.", file(camera), e);
      }
    }
  }

  private Path file(String camera) {
    return store.models().resolve(StoredEvent.keyOf(camera) + ".vad");
  }

  /** The model file and the marks that something was learned from. */
  private static String signature(Path model, List<StoredEvent> marked) {
    try {
      List<String> parts = new ArrayList<>();
      parts.add(model.toString());
      parts.add(Files.size(model) + " " + Files.getLastModifiedTime(model).toMillis());
      marked.forEach(event -> parts.add(event.key()));
      return String.join("\n", parts);
    } catch (IOException e) {
      throw new VadException(model + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** Ends learning under way. */
  @Override
  public void close() {
    worker.shutdownNow();
  }
}

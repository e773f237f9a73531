package io.vad4j.core.detect;

import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.ModelInfo;
import io.vad4j.TrainingException;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.UntrainedScorerProvider;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The detector: settings, what was learned, and the sessions that share it. */
final class DefaultDetector implements Detector {
  private static final Logger LOG = LoggerFactory.getLogger(DefaultDetector.class);

  private final DetectorSettings settings;
  private final Set<StreamSession> sessions = ConcurrentHashMap.newKeySet();
  private volatile @Nullable NormalModel normal;
  private @Nullable List<ScorerModel> untrained;
  private @Nullable DetectorSession own;
  private volatile boolean closed;

  /** A detector that has learned this, or nothing yet. */
  DefaultDetector(DetectorSettings settings, @Nullable NormalModel normal) {
    this.settings = settings;
    this.normal = normal;
  }

  @Override
  public void fit(Iterable<? extends FrameSource> sources) {
    checkOpen();
    try (FootageReader.Recording recording = new FootageReader(settings).read(sources)) {
      NormalModel learned = new Fitting(settings).fit(recording);
      forget();
      normal = learned;
      learned.info().warnings().forEach(LOG::warn);
    }
  }

  @Override
  public void calibrate(Iterable<? extends FrameSource> sources) {
    checkOpen();
    NormalModel known = learned("There is nothing to calibrate");
    try (FootageReader.Recording recording = new FootageReader(settings, known).read(sources)) {
      NormalModel recalibrated = new Fitting(settings).recalibrate(known, recording);
      closeSessions();
      normal = recalibrated;
      recalibrated.info().warnings().forEach(LOG::warn);
    }
  }

  @Override
  public boolean fitted() {
    return normal != null;
  }

  @Override
  public ModelInfo info() {
    return learned("It has no model to tell of").info();
  }

  @Override
  public Map<String, ScorerModel> models() {
    Map<String, ScorerModel> models = new LinkedHashMap<>();
    learned("It has no models")
        .scorers()
        .forEach(scorer -> models.put(scorer.choice().name(), scorer.model()));
    return Collections.unmodifiableMap(models);
  }

  @Override
  public void save(Path file) {
    checkOpen();
    NormalModelFile.of(settings, learned("There is nothing to save")).write(file);
  }

  private NormalModel learned(String problem) {
    NormalModel known = normal;
    if (known == null) {
      throw new IllegalStateException("The detector is not fitted: " + problem + ". Call fit.");
    }
    return known;
  }

  @Override
  public DetectorSession open(DetectionListener listener) {
    checkOpen();
    NormalModel known = normal;
    StreamSession session =
        new StreamSession(
            settings,
            known,
            known == null ? untrained() : List.of(),
            Listeners.both(settings.listener(), listener),
            sessions::remove);
    sessions.add(session);
    return session;
  }

  private synchronized List<ScorerModel> untrained() {
    List<ScorerModel> models = untrained;
    if (models == null) {
      List<String> trainable =
          settings.scorers().stream()
              .filter(choice -> !(choice.provider() instanceof UntrainedScorerProvider))
              .map(ScorerChoice::name)
              .toList();
      if (!trainable.isEmpty()) {
        throw new TrainingException(
            "The detector is not fitted, and %s must learn what is normal first: call fit with normal footage, or choose scorers that need no training, such as frame-difference."
                .formatted(String.join(", ", trainable)));
      }
      models =
          settings.scorers().stream()
              .map(
                  choice ->
                      ScorerMaking.by(
                          choice.provider(),
                          () ->
                              ((UntrainedScorerProvider) choice.provider())
                                  .create(choice.options())))
              .collect(Collectors.toUnmodifiableList());
      untrained = models;
    }
    return models;
  }

  @Override
  public Stream<Detection> detect(FrameSource source, DetectionListener listener) {
    return DetectionStream.of(source, open(listener));
  }

  @Override
  public Optional<Detection> process(Frame frame) {
    DetectorSession session = own;
    if (session == null) {
      session = open();
      own = session;
    }
    return session.process(frame);
  }

  @Override
  public void reset() {
    checkOpen();
    if (own != null) {
      own.reset();
    }
  }

  @Override
  public void close() {
    if (!closed) {
      forget();
      closed = true;
    }
  }

  /** Closes all sessions and models. */
  private synchronized void forget() {
    closeSessions();
    NormalModel known = normal;
    normal = null;
    if (known != null) {
      known.close();
    }
    if (untrained != null) {
      untrained.forEach(ScorerModel::close);
      untrained = null;
    }
  }

  private void closeSessions() {
    own = null;
    List.copyOf(sessions).forEach(StreamSession::close);
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("This detector is closed; create or load another.");
    }
  }
}

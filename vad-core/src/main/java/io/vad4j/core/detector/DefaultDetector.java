package io.vad4j.core.detector;

import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.ModelInfo;
import io.vad4j.PipelineObserver;
import io.vad4j.TrainingException;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.event.IsolatedListeners;
import io.vad4j.core.model.DetectorModel;
import io.vad4j.core.model.DetectorModelCodec;
import io.vad4j.core.preprocess.FrameRecorder;
import io.vad4j.core.scoring.ScorerFactory;
import io.vad4j.core.training.DetectorTrainer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingFreeScorerProvider;
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
  private volatile @Nullable DetectorModel model;
  private @Nullable List<ScorerModel> trainingFreeModels;
  private @Nullable DetectorSession ownSession;
  private volatile boolean closed;

  /** A detector that has learned this, or nothing yet. */
  DefaultDetector(DetectorSettings settings, @Nullable DetectorModel model) {
    this.settings = settings;
    this.model = model;
  }

  @Override
  public void fit(Iterable<? extends FrameSource> sources) {
    checkOpen();
    try (FrameRecorder.Recording recording = new FrameRecorder(settings).record(sources)) {
      DetectorModel trained = new DetectorTrainer(settings).fit(recording);
      releaseModels();
      model = trained;
      trained.info().warnings().forEach(LOG::warn);
    }
  }

  @Override
  public void calibrate(Iterable<? extends FrameSource> sources) {
    checkOpen();
    DetectorModel current = requireModel("There is nothing to calibrate");
    try (FrameRecorder.Recording recording =
        new FrameRecorder(
                settings,
                current.sourceWidth(),
                current.sourceHeight(),
                current.info().width(),
                current.info().height(),
                current.stabilizer())
            .record(sources)) {
      DetectorModel recalibrated = new DetectorTrainer(settings).recalibrate(current, recording);
      closeSessions();
      model = recalibrated;
      recalibrated.info().warnings().forEach(LOG::warn);
    }
  }

  @Override
  public boolean isFitted() {
    return model != null;
  }

  @Override
  public ModelInfo info() {
    return requireModel("It has no model to tell of").info();
  }

  @Override
  public Map<String, ScorerModel> scorerModels() {
    Map<String, ScorerModel> models = new LinkedHashMap<>();
    requireModel("It has no models")
        .scorers()
        .forEach(scorer -> models.put(scorer.config().name(), scorer.model()));
    return Collections.unmodifiableMap(models);
  }

  @Override
  public void save(Path file) {
    checkOpen();
    DetectorModelCodec.encode(settings, requireModel("There is nothing to save")).write(file);
  }

  private DetectorModel requireModel(String problem) {
    DetectorModel current = model;
    if (current == null) {
      throw new IllegalStateException("The detector is not fitted: " + problem + ". Call fit.");
    }
    return current;
  }

  @Override
  public DetectorSession newSession(DetectionListener listener, PipelineObserver observer) {
    checkOpen();
    DetectorModel current = model;
    StreamSession session =
        new StreamSession(
            settings,
            current,
            current == null ? trainingFreeModels() : List.of(),
            IsolatedListeners.isolate(settings.listener().andThen(listener)),
            settings.observer().andThen(IsolatedListeners.isolate(observer)),
            sessions::remove);
    sessions.add(session);
    return session;
  }

  private synchronized List<ScorerModel> trainingFreeModels() {
    List<ScorerModel> models = trainingFreeModels;
    if (models == null) {
      List<String> trainable =
          settings.scorers().stream()
              .filter(
                  scorerConfig -> !(scorerConfig.provider() instanceof TrainingFreeScorerProvider))
              .map(ScorerConfig::name)
              .toList();
      if (!trainable.isEmpty()) {
        throw new TrainingException(
            "The detector is not fitted, and %s must learn what is normal first: call fit with normal footage, or choose scorers that need no training, such as frame-difference."
                .formatted(String.join(", ", trainable)));
      }
      models =
          settings.scorers().stream()
              .map(
                  scorerConfig ->
                      ScorerFactory.create(
                          scorerConfig.provider(),
                          () ->
                              ((TrainingFreeScorerProvider) scorerConfig.provider())
                                  .create(scorerConfig.options())))
              .collect(Collectors.toUnmodifiableList());
      trainingFreeModels = models;
    }
    return models;
  }

  @Override
  public Stream<Detection> detect(FrameSource source, DetectionListener listener) {
    return DetectionStream.of(source, newSession(listener));
  }

  @Override
  public Optional<Detection> process(Frame frame) {
    DetectorSession session = ownSession;
    if (session == null) {
      session = newSession();
      ownSession = session;
    }
    return session.process(frame);
  }

  @Override
  public void reset() {
    checkOpen();
    if (ownSession != null) {
      ownSession.reset();
    }
  }

  @Override
  public void close() {
    if (!closed) {
      releaseModels();
      closed = true;
    }
  }

  /** Closes all sessions and models. */
  private synchronized void releaseModels() {
    closeSessions();
    DetectorModel current = model;
    model = null;
    if (current != null) {
      current.close();
    }
    if (trainingFreeModels != null) {
      trainingFreeModels.forEach(ScorerModel::close);
      trainingFreeModels = null;
    }
  }

  private void closeSessions() {
    ownSession = null;
    List.copyOf(sessions).forEach(StreamSession::close);
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("This detector is closed; create or load another.");
    }
  }
}

package io.vad4j.core.detector;

import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorConfig;
import io.vad4j.DetectorSession;
import io.vad4j.EventRule;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.Frame;
import io.vad4j.FrameMask;
import io.vad4j.FrameSource;
import io.vad4j.ModelInfo;
import io.vad4j.PipelineObserver;
import io.vad4j.PixelFormat;
import io.vad4j.ProgressListener;
import io.vad4j.SessionOptions;
import io.vad4j.SourceInfo;
import io.vad4j.SyntheticValidation;
import io.vad4j.TrainingException;
import io.vad4j.TrainingRecorder;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.event.IsolatedListeners;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.model.DetectorModel;
import io.vad4j.core.model.DetectorModelCodec;
import io.vad4j.core.preprocess.FrameRecorder;
import io.vad4j.core.scoring.Closing;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.ScorerFactory;
import io.vad4j.core.training.DetectorExtender;
import io.vad4j.core.training.DetectorTrainer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The detector: settings, the fitted model if there is one, and the sessions that use it. */
final class DefaultDetector implements Detector {
  private static final Logger LOG = LoggerFactory.getLogger(DefaultDetector.class);

  private final DetectorSettings settings;
  private final @Nullable DetectorModel model;
  private final Set<StreamSession> sessions = ConcurrentHashMap.newKeySet();

  /** The models in use; none yet in a detector that is not fitted and has no session yet. */
  private @Nullable SharedModels models;

  private OptionalLong fingerprint = OptionalLong.empty();
  private boolean closed;

  /**
   * A detector that is not fitted.
   *
   * @throws io.vad4j.InvalidOptionException if there is a threshold for a channel that it lacks
   */
  DefaultDetector(DetectorSettings settings) {
    this(settings, null, null);
    ScoreChannel.checkNames(settings.config().thresholds(), settings.scorers());
  }

  /** A fitted detector that owns its model. */
  DefaultDetector(DetectorSettings settings, DetectorModel model) {
    this(
        settings,
        model,
        new SharedModels(model.scorers().stream().map(FittedScorer::model).toList()));
  }

  private DefaultDetector(
      DetectorSettings settings, @Nullable DetectorModel model, @Nullable SharedModels models) {
    this.settings = settings;
    this.model = model;
    this.models = models;
  }

  @Override
  public DetectorConfig config() {
    return settings.config();
  }

  @Override
  public Detector fit(Iterable<? extends FrameSource> sources) {
    checkOpen();
    OverallProgress progress = new OverallProgress(settings);
    DetectorSettings reporting = settings.withProgress(progress);
    try (FrameRecorder.Recording recording = new FrameRecorder(reporting).record(sources)) {
      return fit(recording, progress);
    }
  }

  private DefaultDetector fit(FrameRecorder.Recording recording, OverallProgress progress) {
    DetectorModel fitted =
        new DetectorTrainer(settings.withProgress(progress), progress::startScorer).fit(recording);
    progress.finish();
    return warn(new DefaultDetector(settings, fitted));
  }

  @Override
  public TrainingRecorder newTrainingRecorder() {
    checkOpen();
    OverallProgress progress = new OverallProgress(settings);
    return new PushedFrames(
        new FrameRecorder(settings.withProgress(progress)),
        recorder -> {
          checkOpen();
          try (FrameRecorder.Recording recording = recorder.finish()) {
            return fit(recording, progress);
          }
        });
  }

  @Override
  public Detector calibrate(Iterable<? extends FrameSource> sources) {
    DetectorModel current = requireModel("There is nothing to calibrate");
    SharedModels shared = retainModels();
    try (FrameRecorder.Recording recording = recorder(current).record(sources)) {
      DetectorModel recalibrated =
          new DetectorTrainer(settings, scorer -> {}).recalibrate(current, recording);
      return warn(new DefaultDetector(settings, recalibrated, shared));
    } catch (RuntimeException | Error e) {
      shared.release();
      throw e;
    }
  }

  /** A recorder of frames as the model takes them. */
  private FrameRecorder recorder(DetectorModel current) {
    return new FrameRecorder(
        settings,
        current.sourceWidth(),
        current.sourceHeight(),
        current.info().width(),
        current.info().height(),
        current.info().frameRate(),
        current.stabilizer());
  }

  @Override
  public Detector extend(Iterable<? extends FrameSource> sources) {
    DetectorModel current = requireModel("There is nothing to extend");
    SharedModels shared = retainModels();
    List<ScorerModel> extended = new ArrayList<>();
    try (FrameRecorder.Recording recording = recorder(current).record(sources)) {
      DetectorModel result = new DetectorExtender(settings).extend(current, recording, extended);
      return new DefaultDetector(settings, result, new SharedModels(shared, extended));
    } catch (RuntimeException | Error e) {
      extended.forEach(ScorerModel::close);
      shared.release();
      throw e;
    }
  }

  @Override
  public SyntheticValidation validate(Iterable<? extends FrameSource> sources) {
    DetectorModel current = requireModel("There is nothing to validate");
    SharedModels shared = retainModels();
    try (FrameRecorder.Recording recording = recorder(current).record(sources)) {
      return new DetectorExtender(settings).validate(current, recording);
    } finally {
      shared.release();
    }
  }

  private static DefaultDetector warn(DefaultDetector fitted) {
    fitted.info().warnings().forEach(LOG::warn);
    return fitted;
  }

  @Override
  public Detector withFalseAlarmTarget(FalseAlarmTarget target) {
    return withThresholds(config().toBuilder().falseAlarmTarget(target).clearThresholds().config());
  }

  @Override
  public Detector withEventsPerHour(double events) {
    return withThresholds(config().toBuilder().eventsPerHour(events).config());
  }

  @Override
  public Detector withThreshold(String channel, double score) {
    return withThresholds(config().toBuilder().threshold(channel, score).config());
  }

  private Detector withThresholds(DetectorConfig changed) {
    ScoreChannel.checkNames(changed.thresholds(), settings.scorers());
    return derived(settings.withConfig(changed), model == null ? null : model.withConfig(changed));
  }

  @Override
  public Detector withEventRule(EventRule rule) {
    return withThresholds(config().toBuilder().eventRule(rule).config());
  }

  @Override
  public Detector withIgnored(FrameMask mask) {
    return derived(settings.withMasked(mask), model);
  }

  @Override
  public Detector withListener(DetectionListener listener) {
    return derived(settings.withListener(listener), model);
  }

  @Override
  public Detector withProgress(ProgressListener listener) {
    return derived(settings.withProgress(IsolatedListeners.isolate(listener)), model);
  }

  @Override
  public Detector withObserver(PipelineObserver observer) {
    return derived(settings.withObserver(IsolatedListeners.isolate(observer)), model);
  }

  private Detector derived(DetectorSettings changed, @Nullable DetectorModel changedModel) {
    return changedModel == null
        ? new DefaultDetector(changed)
        : new DefaultDetector(changed, changedModel, retainModels());
  }

  /** The background of the scene without objects; empty if it is not fitted or partly ignored. */
  Optional<Frame> background() {
    DetectorModel current = model;
    if (current == null || !config().ignored().equals(FrameMask.none())) {
      return Optional.empty();
    }
    return Optional.of(
        Frame.wrap(
            0,
            Duration.ZERO,
            current.info().width(),
            current.info().height(),
            PixelFormat.GRAY8,
            current.stabilizer().reference()));
  }

  @Override
  public boolean isFitted() {
    return model != null;
  }

  @Override
  public ModelInfo info() {
    return requireModel("It has no model").info();
  }

  @Override
  public <T> Optional<T> unwrap(String scorer, Class<T> type) {
    return requireModel("It has no models").scorers().stream()
        .filter(fitted -> fitted.config().name().equals(scorer))
        .map(FittedScorer::model)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  @Override
  public void save(Path file) {
    checkOpen();
    DetectorModelCodec.encode(settings, requireModel("There is nothing to save")).write(file);
  }

  private DetectorModel requireModel(String problem) {
    if (model == null) {
      throw new IllegalStateException("The detector is not fitted: " + problem + ". Call fit.");
    }
    return model;
  }

  @Override
  public synchronized DetectorSession newSession(SessionOptions options) {
    SharedModels shared = model == null ? trainingFreeModels().retain() : retainModels();
    try {
      StreamSession session =
          new StreamSession(
              settings,
              model,
              model == null ? shared.models() : List.of(),
              this::modelFingerprint,
              options,
              closing -> {
                sessions.remove(closing);
                shared.release();
              });
      sessions.add(session);
      return session;
    } catch (RuntimeException | Error e) {
      shared.release();
      throw e;
    }
  }

  /** The fingerprint of the fitted model, computed once. */
  private synchronized long modelFingerprint() {
    OptionalLong existing = fingerprint;
    if (existing.isEmpty()) {
      existing = OptionalLong.of(ModelFingerprint.of(requireModel("It has no model")));
      fingerprint = existing;
    }
    return existing.getAsLong();
  }

  private SharedModels trainingFreeModels() {
    checkOpen();
    SharedModels existing = models;
    if (existing == null) {
      List<String> trainable =
          settings.scorers().stream()
              .filter(scorer -> !(scorer.provider() instanceof TrainingFreeScorerProvider))
              .map(ScorerConfig::name)
              .toList();
      if (!trainable.isEmpty()) {
        throw new TrainingException(
            "The detector is not fitted, and %s must be trained: call fit with normal video, or choose training-free scorers, such as frame-difference."
                .formatted(String.join(", ", trainable)));
      }
      existing =
          new SharedModels(
              settings.scorers().stream().map(DefaultDetector::newTrainingFreeModel).toList());
      models = existing;
    }
    return existing;
  }

  private static ScorerModel newTrainingFreeModel(ScorerConfig scorer) {
    TrainingFreeScorerProvider provider = (TrainingFreeScorerProvider) scorer.provider();
    return ScorerFactory.create(provider, () -> provider.create(scorer.options()));
  }

  @Override
  public Stream<Detection> detect(FrameSource source, SessionOptions options) {
    FrameSource timed = timed(source);
    SessionOptions.Builder completed = options.toBuilder();
    if (options.frameRate().isEmpty()) {
      timed.info().frameRate().ifPresent(completed::frameRate);
    }
    if (options.start().isEmpty() && timed.info().live()) {
      completed.start(Instant.now());
    }
    return DetectionStream.of(timed, newSession(completed.build()));
  }

  /** The source, timed by the frame rate of the model where it has no times of its own. */
  private FrameSource timed(FrameSource source) {
    SourceInfo info = source.info();
    if (info.timed()) {
      return source;
    }
    OptionalDouble trained = model == null ? OptionalDouble.empty() : model.info().frameRate();
    if (trained.isPresent()) {
      return source.withFrameRate(trained.getAsDouble());
    }
    LOG.warn(
        "{} has no frame rate, and {} frames a second are assumed; give it with ?fps= or"
            + " FrameSource.withFrameRate.",
        info.name(),
        info.frameRate().orElse(0));
    return source;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      List<Runnable> closings = new ArrayList<>();
      sessions.forEach(session -> closings.add(session::close));
      if (models != null) {
        closings.add(models::release);
      }
      Closing.closeAll(closings);
    }
  }

  private synchronized SharedModels retainModels() {
    checkOpen();
    SharedModels existing = models;
    if (existing == null) {
      throw new IllegalStateException("A detector without models has none to share.");
    }
    return existing.retain();
  }

  private synchronized void checkOpen() {
    if (closed) {
      throw new IllegalStateException("This detector is closed; create or load another.");
    }
  }
}

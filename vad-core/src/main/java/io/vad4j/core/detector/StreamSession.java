package io.vad4j.core.detector;

import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.PipelineObserver;
import io.vad4j.Progress;
import io.vad4j.SessionOptions;
import io.vad4j.StateArchive;
import io.vad4j.StreamGap;
import io.vad4j.core.background.AdaptiveBackground;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.event.IsolatedListeners;
import io.vad4j.core.image.GrayscaleResizer;
import io.vad4j.core.image.InputSize;
import io.vad4j.core.model.DetectorModel;
import io.vad4j.core.preprocess.FramePreprocessor;
import io.vad4j.core.scoring.Closing;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.NormalLevel;
import io.vad4j.core.scoring.PerspectiveNormalization;
import io.vad4j.core.scoring.RecurringLevel;
import io.vad4j.core.scoring.ScorerPipeline;
import io.vad4j.core.scoring.ScorerPipeline.ScorerOutput;
import io.vad4j.core.scoring.SharedObjects;
import io.vad4j.core.signal.GapDetector;
import io.vad4j.spi.ScorerModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detection on one stream: runs the stages of a frame in their order. For one thread at a time; any
 * other may close it, and a frame that is being processed then comes to its end first.
 */
final class StreamSession implements DetectorSession {
  private static final Logger LOG = LoggerFactory.getLogger(StreamSession.class);

  private final DetectorSettings settings;
  private final @Nullable DetectorModel model;
  private final DetectionListener listener;
  private final StageTimer stageTimer;
  private final Consumer<StreamSession> onClose;
  private final SharedObjects sharedObjects = new SharedObjects();
  private final List<ScorerPipeline> pipelines = new ArrayList<>();
  private final FrameRateCheck frameRateCheck;
  private final SessionOptions options;
  private final GapDetector gapDetector;
  private final LongSupplier modelFingerprint;
  private final WarmUpFrames lastFrames;
  private @Nullable FramePreprocessor preprocessor;
  private @Nullable DetectionAssembler assembler;
  private @Nullable OnlineCalibrator onlineCalibrator;
  private Optional<Instant> clipStart;

  /** Held by the thread that uses the session. */
  private final ReentrantLock inUse = new ReentrantLock();

  private volatile boolean closed;
  private boolean suspended;
  private boolean released;

  /**
   * A session.
   *
   * @param model the fitted model, or null to calibrate on the first frames
   * @param models the models of the scorers in the order of the settings; empty with a fitted model
   * @param modelFingerprint computes that of the fitted model
   * @param options what is known of the stream, and its listeners
   * @param onClose called when the session is closed and no longer uses its models
   */
  StreamSession(
      DetectorSettings settings,
      @Nullable DetectorModel model,
      List<ScorerModel> models,
      LongSupplier modelFingerprint,
      SessionOptions options,
      Consumer<StreamSession> onClose) {
    this.settings = settings;
    this.model = model;
    this.listener = IsolatedListeners.isolate(settings.listener().andThen(options.listener()));
    this.stageTimer =
        new StageTimer(settings.observer().andThen(IsolatedListeners.isolate(options.observer())));
    this.options = options;
    this.modelFingerprint = modelFingerprint;
    this.clipStart = options.start();
    this.gapDetector = new GapDetector(options.maxGap());
    this.frameRateCheck =
        new FrameRateCheck(
            model == null ? OptionalDouble.empty() : model.info().frameRate(), options.frameRate());
    this.onClose = onClose;
    try {
      if (model == null) {
        for (int i = 0; i < models.size(); i++) {
          openPipeline(
              settings.scorers().get(i),
              models.get(i),
              PerspectiveNormalization.NONE,
              NormalLevel.NONE,
              Optional.empty());
        }
        onlineCalibrator = new OnlineCalibrator(settings, models, pipelines);
      } else {
        for (FittedScorer scorer : model.scorers()) {
          openPipeline(
              scorer.config(),
              scorer.model(),
              scorer.perspective(),
              scorer.level(),
              scorer.newRecurringLevel());
        }
        assembler =
            new DetectionAssembler(
                model.channelSet(),
                settings.config().eventRule(),
                settings.ignored(),
                options.name(),
                clipStart,
                listener,
                stageTimer);
      }
      lastFrames = newLastFrames();
      options.snapshot().ifPresent(this::restore);
    } catch (RuntimeException | Error e) {
      closePipelines();
      throw e;
    }
  }

  Optional<AdaptiveBackground.Shares> background() {
    return AdaptiveBackground.sharesOf(sharedObjects);
  }

  /** The share of the picture in which the scores of some scorer are reduced, 0 to 1. */
  double recurringShare() {
    return pipelines.stream().mapToDouble(ScorerPipeline::recurringShare).max().orElse(0);
  }

  private WarmUpFrames newLastFrames() {
    return new WarmUpFrames(options.resumable() ? warmUpFrames() : 0);
  }

  private int warmUpFrames() {
    return pipelines.stream().mapToInt(ScorerPipeline::warmUpFrames).max().orElse(0);
  }

  private void openPipeline(
      ScorerConfig config,
      ScorerModel scorerModel,
      PerspectiveNormalization perspective,
      NormalLevel level,
      Optional<RecurringLevel> recurring) {
    pipelines.add(
        ScorerPipeline.open(
            config,
            scorerModel,
            perspective,
            level,
            settings.config().smoothing(),
            settings.ignored(),
            sharedObjects,
            recurring));
  }

  @Override
  public Optional<Detection> process(Frame frame) {
    return use(() -> processInUse(frame));
  }

  /** Runs a task unless the session is closed, which it may be meanwhile. */
  private <T> T use(Supplier<T> task) {
    inUse.lock();
    try {
      if (closed) {
        throw new IllegalStateException("This session is closed; open another.");
      }
      return task.get();
    } finally {
      inUse.unlock();
      releaseIfClosed();
    }
  }

  private Optional<Detection> processInUse(Frame frame) {
    preprocessorFor(frame).check(frame);
    gapDetector
        .startOfGapBefore(frame.timestamp())
        .ifPresent(start -> startAfterGap(start, frame.timestamp()));
    frameRateCheck.update(frame.timestamp()).ifPresent(this::reportFrameRate);
    return runStages(frame);
  }

  private void endClip() {
    finishEvents();
    pipelines.forEach(ScorerPipeline::reset);
    lastFrames.clear();
    OnlineCalibrator calibrator = onlineCalibrator;
    if (calibrator != null) {
      calibrator.startClip();
    }
  }

  private void startAfterGap(Duration start, Duration end) {
    endClip();
    int warmUp = warmUpFrames();
    StreamGap gap =
        StreamGap.of(options.name(), start, end, warmUp * settings.config().frameStride());
    StreamNotices.log(gap);
    listener.onGap(gap);
  }

  private Optional<Detection> runStages(Frame frame) {
    stageTimer.start();
    FramePreprocessor framePreprocessor = preprocessorFor(frame);
    Optional<Frame> preprocessed = framePreprocessor.process(frame);
    stageTimer.stop(PipelineObserver.PREPROCESS);
    if (preprocessed.isEmpty()) {
      return Optional.empty();
    }
    if (framePreprocessor.hasStartedShaking()) {
      listener.onCameraShake(frame.timestamp());
    }
    if (framePreprocessor.hasStoppedShaking()) {
      listener.onCameraShakeEnd(frame.timestamp());
    }
    lastFrames.add(preprocessed.get());
    Map<String, ScorerOutput> outputs = score(preprocessed.get());
    DetectionAssembler current = assembler;
    if (current == null) {
      calibrate(frame, outputs);
      return Optional.empty();
    }
    return current.assemble(frame, outputs);
  }

  private void reportFrameRate(double frameRate) {
    double trained = frameRateCheck.trained();
    StreamNotices.logFrameRate(frameRate, trained);
    listener.onFrameRateMismatch(frameRate, trained);
  }

  private FramePreprocessor preprocessorFor(Frame frame) {
    FramePreprocessor existing = preprocessor;
    if (existing != null) {
      return existing;
    }
    DetectorModel current = model;
    FramePreprocessor created;
    if (current == null) {
      created =
          FramePreprocessor.createStabilizedByFirstFrame(
              new GrayscaleResizer(
                  InputSize.of(frame.width(), frame.height(), settings.config().inputSize())),
              settings.config());
    } else {
      if (!settings.config().resizeFrames()) {
        FramePreprocessor.checkAspectRatio(
            "Frame " + frame.index(),
            frame.width(),
            frame.height(),
            current.sourceWidth(),
            current.sourceHeight());
      }
      created = newPreprocessor(current);
    }
    preprocessor = created;
    return created;
  }

  private FramePreprocessor newPreprocessor(DetectorModel fitted) {
    return FramePreprocessor.createStabilized(
        new GrayscaleResizer(fitted.info().width(), fitted.info().height()),
        settings.config(),
        fitted.stabilizer());
  }

  /** The outputs of the scorers that are not warming up, by name. */
  private Map<String, ScorerOutput> score(Frame frame) {
    Map<String, ScorerOutput> outputs = new HashMap<>();
    for (ScorerPipeline pipeline : pipelines) {
      stageTimer.start();
      pipeline.process(frame).ifPresent(output -> outputs.put(pipeline.name(), output));
      stageTimer.stop(pipeline.name());
    }
    return outputs;
  }

  private void calibrate(Frame frame, Map<String, ScorerOutput> outputs) {
    OnlineCalibrator calibrator = onlineCalibrator;
    if (calibrator == null) {
      throw new IllegalStateException(
          "A session without a detection assembler must be calibrating.");
    }
    if (outputs.size() < pipelines.size()) {
      return;
    }
    if (calibrator.size() == 0) {
      LOG.info(
          "Not fitted: calibrating on the first {} frames, which must be normal.",
          settings.config().calibrationFrames());
    }
    calibrator.add(frame.timestamp(), outputs);
    settings
        .progress()
        .onProgress(
            new Progress(
                "calibration",
                calibrator.size(),
                OptionalLong.of(settings.config().calibrationFrames()),
                ""));
    if (calibrator.isComplete()) {
      assembler =
          new DetectionAssembler(
              calibrator.fit(),
              settings.config().eventRule(),
              settings.ignored(),
              options.name(),
              clipStart,
              listener,
              stageTimer);
      onlineCalibrator = null;
      LOG.info(
          "Calibrated on {} frames; detecting from now on.", settings.config().calibrationFrames());
    }
  }

  private void finishEvents() {
    DetectionAssembler current = assembler;
    if (current != null) {
      current.finishEvents();
    }
  }

  @Override
  public void reset() {
    restart(Optional.empty());
  }

  @Override
  public void reset(Instant start) {
    restart(Optional.of(start));
  }

  private void restart(Optional<Instant> start) {
    use(
        () -> {
          startClip(start);
          return start;
        });
  }

  private void startClip(Optional<Instant> start) {
    endClip();
    preprocessor = null;
    gapDetector.reset();
    clipStart = start;
    DetectionAssembler current = assembler;
    if (current != null) {
      current.startClip(start);
    }
  }

  @Override
  public byte[] snapshot() {
    return use(this::writeSnapshot);
  }

  @Override
  public byte[] suspend() {
    return use(
        () -> {
          byte[] snapshot = writeSnapshot();
          suspended = true;
          closed = true;
          return snapshot;
        });
  }

  private byte[] writeSnapshot() {
    if (!options.resumable()) {
      throw new IllegalStateException(
          "This session keeps no frames for a snapshot: open it with SessionOptions that are"
              + " resumable.");
    }
    return SnapshotFormat.write(this::exchange);
  }

  private void restore(byte[] snapshot) {
    SnapshotFormat.read(snapshot, this::exchange);
  }

  /** The state of the stream; last comes what only a detector with the same model can read. */
  private void exchange(StateArchive archive) {
    DetectorModel fitted = model;
    DetectionAssembler current = assembler;
    if (fitted == null || current == null) {
      throw new IllegalStateException(
          "A session has a snapshot only if its detector is fitted: call fit.");
    }
    long fingerprint = modelFingerprint.getAsLong();
    boolean isSameModel = archive.value(fingerprint) == fingerprint;
    gapDetector.exchange(archive);
    current.exchange(archive);
    FramePreprocessor existing = preprocessor;
    if (archive.value(existing != null)) {
      FramePreprocessor position = existing == null ? newPreprocessor(fitted) : existing;
      position.exchange(archive);
      preprocessor = position;
    }
    lastFrames.exchange(archive);
    if (archive.isReading()) {
      lastFrames.replay(pipelines, fitted.info().width(), fitted.info().height());
    }
    if (isSameModel) {
      sharedObjects.exchange(archive);
      pipelines.forEach(pipeline -> pipeline.exchange(archive));
      frameRateCheck.exchange(archive);
      current.drift().exchange(archive);
    }
  }

  @Override
  public void close() {
    closed = true;
    releaseIfClosed();
  }

  /** Releases a closed session, unless a thread uses it, which does so afterwards. */
  private void releaseIfClosed() {
    if (!closed || !inUse.tryLock()) {
      return;
    }
    try {
      if (!released && inUse.getHoldCount() == 1) {
        released = true;
        release();
      }
    } finally {
      inUse.unlock();
    }
  }

  private void release() {
    Closing.closeAll(
        List.of(
            () -> {
              if (!suspended) {
                finishEvents();
              }
            },
            this::closePipelines,
            () -> onClose.accept(this)));
  }

  private void closePipelines() {
    List<Runnable> closings = new ArrayList<>();
    pipelines.forEach(pipeline -> closings.add(pipeline::close));
    closings.add(sharedObjects::close);
    Closing.closeAll(closings);
  }
}

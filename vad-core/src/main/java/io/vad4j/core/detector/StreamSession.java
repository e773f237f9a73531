package io.vad4j.core.detector;

import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.Progress;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.event.PipelineObserver;
import io.vad4j.core.fusion.DetectionAssembler;
import io.vad4j.core.image.GrayscaleResizer;
import io.vad4j.core.image.InputSize;
import io.vad4j.core.model.DetectorModel;
import io.vad4j.core.preprocess.FramePreprocessor;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.PerspectiveNormalization;
import io.vad4j.core.scoring.ScorerPipeline;
import io.vad4j.core.scoring.SharedObjects;
import io.vad4j.spi.ScorerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stream's way from frame to detection. */
final class StreamSession implements DetectorSession {
  private static final Logger LOG = LoggerFactory.getLogger(StreamSession.class);

  private final DetectorSettings settings;
  private final @Nullable DetectorModel model;
  private final List<ScorerModel> models;
  private final DetectionListener listener;
  private final StageTimer stageTimer;
  private final Consumer<StreamSession> onClose;
  private final SharedObjects sharedObjects = new SharedObjects();
  private final List<ScorerPipeline> pipelines = new ArrayList<>();
  private @Nullable FramePreprocessor preprocessor;
  private @Nullable DetectionAssembler assembler;
  private @Nullable OnlineCalibrator onlineCalibrator;
  private boolean closed;

  /**
   * A session.
   *
   * @param model what is normal, or null for a session that calibrates itself
   * @param models the scorers' models, in the order of the settings
   * @param onClose told when the session closes
   */
  StreamSession(
      DetectorSettings settings,
      @Nullable DetectorModel model,
      List<ScorerModel> models,
      DetectionListener listener,
      Consumer<StreamSession> onClose) {
    this.settings = settings;
    this.model = model;
    this.models = models;
    this.listener = listener;
    this.stageTimer = new StageTimer(listener);
    this.onClose = onClose;
    if (model == null) {
      onlineCalibrator = new OnlineCalibrator(settings, models);
      openPipelines(uncalibratedScorers());
    } else {
      assembler =
          new DetectionAssembler(
              model.scorers(), model.calibrations(), settings.eventRule(), listener);
      openPipelines(model.scorers());
    }
  }

  private List<FittedScorer> uncalibratedScorers() {
    List<FittedScorer> scorers = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      scorers.add(
          new FittedScorer(
              settings.scorers().get(i),
              models.get(i),
              PerspectiveNormalization.NONE,
              SurprisalCalibration.fitExponential(new double[2], 0)));
    }
    return scorers;
  }

  private void openPipelines(List<FittedScorer> scorers) {
    try {
      for (FittedScorer scorer : scorers) {
        pipelines.add(scorer.newPipeline(settings, sharedObjects));
      }
    } catch (RuntimeException | Error e) {
      closePipelines();
      throw e;
    }
  }

  @Override
  public Optional<Detection> process(Frame frame) {
    if (closed) {
      throw new IllegalStateException("This session is closed; open another.");
    }
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
    List<Optional<ScorerPipeline.ScorerOutput>> outputs = score(preprocessed.get());
    DetectionAssembler current = assembler;
    if (current == null) {
      calibrate(frame, outputs);
      return Optional.empty();
    }
    stageTimer.start();
    Optional<Detection> detection = current.assemble(frame, outputs);
    stageTimer.stop(PipelineObserver.FUSION);
    return detection;
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
                  InputSize.of(frame.width(), frame.height(), settings.inputSize())),
              settings.frameStride());
    } else {
      FramePreprocessor.checkAspectRatio(
          "Frame " + frame.index(),
          frame.width(),
          frame.height(),
          current.sourceWidth(),
          current.sourceHeight());
      created =
          FramePreprocessor.createStabilized(
              new GrayscaleResizer(current.info().width(), current.info().height()),
              settings.frameStride(),
              current.stabilizer());
    }
    preprocessor = created;
    return created;
  }

  /** What each scorer sees; empty where it warms up. */
  private List<Optional<ScorerPipeline.ScorerOutput>> score(Frame frame) {
    List<Optional<ScorerPipeline.ScorerOutput>> outputs = new ArrayList<>(pipelines.size());
    for (int i = 0; i < pipelines.size(); i++) {
      stageTimer.start();
      outputs.add(pipelines.get(i).process(frame));
      stageTimer.stop(settings.scorers().get(i).name());
    }
    return outputs;
  }

  private void calibrate(Frame frame, List<Optional<ScorerPipeline.ScorerOutput>> allOutputs) {
    List<ScorerPipeline.ScorerOutput> outputs =
        allOutputs.stream().flatMap(Optional::stream).toList();
    if (outputs.size() < pipelines.size()) {
      return;
    }
    OnlineCalibrator calibrator = onlineCalibrator;
    if (calibrator == null) {
      throw new IllegalStateException("A session without a judge calibrates itself.");
    }
    if (calibrator.size() == 0) {
      LOG.info(
          "Not fitted: calibrating on the first {} frames, which must be normal.",
          settings.calibrationFrames());
    }
    calibrator.add(frame.timestamp(), outputs);
    settings
        .progress()
        .onProgress(
            new Progress(
                "self-calibration",
                calibrator.size(),
                OptionalLong.of(settings.calibrationFrames()),
                ""));
    if (calibrator.isComplete()) {
      List<FittedScorer> scorers = calibrator.fitScorers();
      assembler = calibrator.createAssembler(scorers, listener);
      onlineCalibrator = null;
      for (int i = 0; i < pipelines.size(); i++) {
        pipelines.get(i).setPerspective(scorers.get(i).perspective());
      }
      LOG.info("Calibrated on {} frames; detecting from now on.", settings.calibrationFrames());
    }
  }

  private void finish() {
    DetectionAssembler current = assembler;
    if (current != null) {
      current.finish();
    }
  }

  @Override
  public void reset() {
    finish();
    pipelines.forEach(ScorerPipeline::reset);
    preprocessor = null;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      finish();
      closePipelines();
      onClose.accept(this);
    }
  }

  private void closePipelines() {
    pipelines.forEach(ScorerPipeline::close);
    sharedObjects.close();
  }
}

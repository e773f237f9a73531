package io.vad4j.core.detect;

import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.Progress;
import io.vad4j.core.image.GreyScaler;
import io.vad4j.core.image.WorkingSize;
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
  private final @Nullable NormalModel normal;
  private final List<ScorerModel> models;
  private final DetectionListener listener;
  private final StageClock clock;
  private final Consumer<StreamSession> onClose;
  private final List<ScorerChannel> channels = new ArrayList<>();
  private @Nullable Intake intake;
  private @Nullable Judge judge;
  private @Nullable SelfCalibration selfCalibration;
  private boolean closed;

  /**
   * A session.
   *
   * @param normal what is normal, or null for a session that calibrates itself
   * @param models the scorers' models, in the order of the settings
   * @param onClose told when the session closes
   */
  StreamSession(
      DetectorSettings settings,
      @Nullable NormalModel normal,
      List<ScorerModel> models,
      DetectionListener listener,
      Consumer<StreamSession> onClose) {
    this.settings = settings;
    this.normal = normal;
    this.models = models;
    this.listener = listener;
    this.clock = new StageClock(listener);
    this.onClose = onClose;
    if (normal == null) {
      selfCalibration = new SelfCalibration(settings, models);
      openChannels(uncalibrated());
    } else {
      judge = new Judge(normal.scorers(), normal.evidence(), settings.events(), listener);
      openChannels(normal.scorers());
    }
  }

  private List<FittedScorer> uncalibrated() {
    List<FittedScorer> scorers = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      scorers.add(
          new FittedScorer(
              settings.scorers().get(i),
              models.get(i),
              Perspective.NONE,
              Calibration.ofScorer(new double[2], 0)));
    }
    return scorers;
  }

  private void openChannels(List<FittedScorer> scorers) {
    try {
      for (FittedScorer scorer : scorers) {
        channels.add(scorer.open(settings));
      }
    } catch (RuntimeException | Error e) {
      channels.forEach(ScorerChannel::close);
      throw e;
    }
  }

  @Override
  public Optional<Detection> process(Frame frame) {
    if (closed) {
      throw new IllegalStateException("This session is closed; open another.");
    }
    clock.start();
    Intake entrance = intakeFor(frame);
    Optional<Frame> taken = entrance.take(frame);
    clock.end(StageListener.PREPROCESS);
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    if (entrance.beganToShake()) {
      listener.shaking(frame.time());
    }
    List<Optional<ScorerChannel.Reading>> readings = read(taken.get());
    Judge known = judge;
    if (known == null) {
      calibrate(frame, readings);
      return Optional.empty();
    }
    clock.start();
    Optional<Detection> detection = known.judge(frame, readings);
    clock.end(StageListener.FUSION);
    return detection;
  }

  private Intake intakeFor(Frame frame) {
    Intake existing = intake;
    if (existing != null) {
      return existing;
    }
    NormalModel known = normal;
    Intake created;
    if (known == null) {
      created =
          Intake.steadiedByFirst(
              new GreyScaler(WorkingSize.of(frame.width(), frame.height(), settings.workingSize())),
              settings.sampling());
    } else {
      FootageReader.checkShape(
          "Frame " + frame.index(),
          frame.width(),
          frame.height(),
          known.sourceWidth(),
          known.sourceHeight());
      created =
          Intake.steadied(
              new GreyScaler(known.info().width(), known.info().height()),
              settings.sampling(),
              known.steadying());
    }
    intake = created;
    return created;
  }

  /** What each scorer sees; empty where it warms up. */
  private List<Optional<ScorerChannel.Reading>> read(Frame frame) {
    List<Optional<ScorerChannel.Reading>> readings = new ArrayList<>(channels.size());
    for (int i = 0; i < channels.size(); i++) {
      clock.start();
      readings.add(channels.get(i).read(frame));
      clock.end(settings.scorers().get(i).name());
    }
    return readings;
  }

  private void calibrate(Frame frame, List<Optional<ScorerChannel.Reading>> all) {
    List<ScorerChannel.Reading> readings = all.stream().flatMap(Optional::stream).toList();
    if (readings.size() < channels.size()) {
      return;
    }
    SelfCalibration calibration = selfCalibration;
    if (calibration == null) {
      throw new IllegalStateException("A session without a judge calibrates itself.");
    }
    if (calibration.size() == 0) {
      LOG.info(
          "Not fitted: calibrating on the first {} frames, which must be normal.",
          settings.selfCalibration());
    }
    calibration.add(frame.time(), readings);
    settings
        .progress()
        .progressed(
            new Progress(
                "self-calibration",
                calibration.size(),
                OptionalLong.of(settings.selfCalibration()),
                ""));
    if (calibration.complete()) {
      List<FittedScorer> scorers = calibration.scorers();
      judge = calibration.judge(scorers, listener);
      selfCalibration = null;
      for (int i = 0; i < channels.size(); i++) {
        channels.get(i).use(scorers.get(i).perspective());
      }
      LOG.info("Calibrated on {} frames; detecting from now on.", settings.selfCalibration());
    }
  }

  private void finish() {
    Judge known = judge;
    if (known != null) {
      known.finish();
    }
  }

  @Override
  public void reset() {
    finish();
    channels.forEach(ScorerChannel::reset);
    intake = null;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      finish();
      channels.forEach(ScorerChannel::close);
      onClose.accept(this);
    }
  }
}

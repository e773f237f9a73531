package io.vad4j.core.detector;

import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.SourceInfo;
import io.vad4j.TrainingRecorder;
import io.vad4j.core.preprocess.FrameRecorder;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** Frames that an application pushes, recorded until a detector is fitted to them. */
final class PushedFrames implements TrainingRecorder {
  private static final String DEFAULT_NAME = "frames of the application";

  private final FrameRecorder recorder;
  private final Function<FrameRecorder, Detector> fit;
  private String name = DEFAULT_NAME;
  private boolean inClip;
  private boolean ended;

  PushedFrames(FrameRecorder recorder, Function<FrameRecorder, Detector> fit) {
    this.recorder = recorder;
    this.fit = fit;
  }

  @Override
  public void startClip(String clip) {
    checkOpen();
    name = clip;
    inClip = false;
  }

  @Override
  public void add(Frame frame) {
    checkOpen();
    if (!inClip) {
      inClip = true;
      recorder.startClip(
          new SourceInfo(
              name,
              frame.width(),
              frame.height(),
              OptionalDouble.empty(),
              OptionalLong.empty(),
              false));
    }
    recorder.add(frame);
  }

  @Override
  public Detector fit() {
    checkOpen();
    ended = true;
    try {
      return fit.apply(recorder);
    } catch (RuntimeException | Error e) {
      recorder.close();
      throw e;
    }
  }

  private void checkOpen() {
    if (ended) {
      throw new IllegalStateException("This recorder was fitted or closed; take another.");
    }
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      recorder.close();
    }
  }
}

package io.vad4j;

/**
 * Recorder of normal frames that the application pushes, from which a detector is then fitted. Used
 * by one thread at a time.
 *
 * <pre>{@code
 * try (TrainingRecorder recorder = detector.newTrainingRecorder()) {
 *   recorder.startClip("monday");
 *   camera.onFrame(recorder::add);
 *   // hours later
 *   Detector fitted = recorder.fit();
 * }
 * }</pre>
 *
 * <p>Frames are kept in a temporary file, at most {@link DetectorConfig#maxTrainingFrames()};
 * beyond that they are thinned evenly over all that were added. A gap of more than 5 seconds in the
 * timestamps begins another clip.
 *
 * @since 0.1.0
 */
public interface TrainingRecorder extends AutoCloseable {

  /**
   * Starts a clip: the next frames follow one another, and their timestamps start anew.
   *
   * @param name the name of the clip in messages and in the model
   */
  void startClip(String name);

  /**
   * Adds the next frame. Its pixels are copied.
   *
   * @param frame a frame without anomalies, of the camera of all others
   * @throws InvalidFrameException if its size or aspect ratio differs, or its timestamp decreases
   * @throws FrameSourceException if there is no room for it in the temporary folder
   * @throws IllegalStateException if the recorder is closed, or was fitted
   */
  void add(Frame frame);

  /**
   * {@return a detector fitted to the frames} Ends the recording.
   *
   * @throws TrainingException as {@link Detector#fit(FrameSource...)}
   * @throws IllegalStateException if the recorder is closed, or was fitted
   */
  Detector fit();

  /** Deletes the frames. Closing again has no effect. */
  @Override
  void close();
}

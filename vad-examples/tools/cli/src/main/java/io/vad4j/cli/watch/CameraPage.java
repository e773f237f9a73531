package io.vad4j.cli.watch;

import io.vad4j.FrameSource;
import io.vad4j.web.server.CameraSettings;
import java.nio.file.Path;
import java.util.Optional;

/** What cameras need of the page that shows them. */
interface CameraPage {
  /** No page: nothing is set or learned on it. */
  CameraPage NONE =
      new CameraPage() {
        @Override
        public CameraSettings settings(String camera) {
          return CameraSettings.none();
        }

        @Override
        public void setSource(String camera, FrameSource source) {}

        @Override
        public Optional<Path> calibratedModels() {
          return Optional.empty();
        }

        @Override
        public void learn(String camera) {}
      };

  /** {@return what was set for a camera on the page} */
  CameraSettings settings(String camera);

  /** Sets the source of a camera, which was opened. */
  void setSource(String camera, FrameSource source);

  /** {@return where models that are calibrated anew are kept, if models learn of marks} */
  Optional<Path> calibratedModels();

  /** Learns the marks of a camera, whose model has changed. */
  void learn(String camera);
}

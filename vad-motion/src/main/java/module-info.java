/** Motion scorers on OpenCV, and video files, streams and cameras through FFmpeg. */
module io.vad4j.motion {
  requires transitive io.vad4j.api;
  requires io.vad4j.core;
  requires org.bytedeco.ffmpeg;
  requires org.bytedeco.javacpp;
  requires org.bytedeco.opencv;
  requires org.slf4j;

  exports io.vad4j.motion;
  exports io.vad4j.motion.video;

  provides io.vad4j.spi.FrameSourceProvider with
      io.vad4j.motion.video.VideoSourceProvider;
  provides io.vad4j.spi.ScorerProvider with
      io.vad4j.motion.AppearanceProvider,
      io.vad4j.motion.DirectionProvider,
      io.vad4j.motion.FrameDifferenceProvider,
      io.vad4j.motion.GradientProvider,
      io.vad4j.motion.Mog2Provider,
      io.vad4j.motion.OpticalFlowProvider,
      io.vad4j.motion.StillnessProvider;
}

/** Motion scorers on OpenCV, and video files, streams and cameras through FFmpeg. */
module io.vad4j.motion {
  requires transitive io.vad4j.api;
  requires io.vad4j.core;
  requires org.bytedeco.ffmpeg;
  requires org.bytedeco.javacpp;
  requires transitive org.bytedeco.opencv;
  requires org.slf4j;

  exports io.vad4j.video;

  provides io.vad4j.spi.FrameSourceProvider with
      io.vad4j.video.VideoSourceProvider;
  provides io.vad4j.spi.ScorerProvider with
      io.vad4j.motion.appearance.AppearanceProvider,
      io.vad4j.motion.direction.DirectionProvider,
      io.vad4j.motion.difference.FrameDifferenceProvider,
      io.vad4j.motion.difference.GradientDifferenceProvider,
      io.vad4j.motion.background.Mog2Provider,
      io.vad4j.motion.flow.OpticalFlowProvider,
      io.vad4j.motion.background.StationaryObjectProvider;
}

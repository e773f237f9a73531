/** Recordings: overlays, videos and snapshots of events, subtitles. */
module io.vad4j.recording {
  requires transitive io.vad4j.api;
  requires io.vad4j.core;
  requires io.vad4j.motion;
  requires transitive java.desktop;
  requires org.slf4j;

  exports io.vad4j.recording;
}

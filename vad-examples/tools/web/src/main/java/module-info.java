/** The page of monitored streams: their events, kept with pictures and clips, and a web server. */
module io.vad4j.web {
  requires transitive io.vad4j.core;
  requires io.vad4j.motion;
  requires io.vad4j.recording;
  requires com.fasterxml.jackson.jr.ob;
  requires java.desktop;
  requires java.sql;
  requires org.eclipse.jetty.server;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;

  exports io.vad4j.web.digest;
  exports io.vad4j.web.live;
  exports io.vad4j.web.marks;
  exports io.vad4j.web.server;
  exports io.vad4j.web.store;
}

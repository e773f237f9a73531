/** The {@code vad} command. */
module io.vad4j.cli {
  requires io.vad4j.api;
  requires io.vad4j.core;
  requires io.vad4j.datasets;
  requires io.vad4j.json;
  requires io.vad4j.motion;
  requires io.vad4j.recording;
  requires io.vad4j.report;
  requires io.vad4j.reproduction;
  requires io.vad4j.sinks;
  requires io.vad4j.tensorflow;
  requires io.vad4j.web;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires com.fasterxml.jackson.jr.ob;
  requires java.desktop;
  requires jdk.httpserver;
  requires jdk.unsupported;
  requires org.slf4j;
  requires org.snakeyaml.engine.v2;

  opens io.vad4j.cli to
      info.picocli;
  opens io.vad4j.cli.command to
      info.picocli;
  opens io.vad4j.cli.console to
      info.picocli;
  opens io.vad4j.cli.table to
      info.picocli;
  opens io.vad4j.cli.watch to
      info.picocli;
}

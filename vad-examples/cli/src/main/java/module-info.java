/** The {@code vad} command. */
module io.vad4j.examples.cli {
  requires io.vad4j.api;
  requires io.vad4j.core;
  requires io.vad4j.motion;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires com.fasterxml.jackson.jr.ob;
  requires java.desktop;

  opens io.vad4j.examples.cli to
      info.picocli;
}

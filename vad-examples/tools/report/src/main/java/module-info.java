/** Evaluation reports as HTML and Markdown. */
module io.vad4j.report {
  requires transitive io.vad4j.core;
  requires java.desktop;

  exports io.vad4j.report;
}

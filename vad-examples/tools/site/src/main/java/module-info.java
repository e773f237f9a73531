/** The documentation as a site of static pages with search. */
module io.vad4j.site {
  requires com.fasterxml.jackson.jr.ob;
  requires org.commonmark;
  requires org.commonmark.ext.gfm.tables;
  requires org.commonmark.ext.heading.anchor;
  requires static org.jspecify;
}

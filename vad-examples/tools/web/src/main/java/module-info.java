/** Events of monitored streams, kept with pictures and clips. */
module io.vad4j.web {
  requires transitive io.vad4j.core;
  requires java.sql;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;

  exports io.vad4j.web.store;
}

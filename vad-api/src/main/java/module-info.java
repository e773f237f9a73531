/**
 * The stable API of vad4j: what applications name and what plugins compile against.
 *
 * <p>It depends on nothing. Detectors, frame sources and scorers come from other modules and are
 * found with {@link java.util.ServiceLoader}.
 */
module io.vad4j.api {
  requires static transitive org.jspecify;

  exports io.vad4j;
  exports io.vad4j.spi;

  uses io.vad4j.spi.DetectorProvider;
  uses io.vad4j.spi.FrameSourceProvider;
  uses io.vad4j.spi.ScorerProvider;
}

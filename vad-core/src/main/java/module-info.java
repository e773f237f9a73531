/**
 * The default detector, and the frame sources, data sets and evaluation that need no native code.
 */
module io.vad4j.core {
  requires transitive io.vad4j.api;
  requires org.slf4j;
  requires java.desktop;

  exports io.vad4j.core.dataset;
  exports io.vad4j.core.detect;
  exports io.vad4j.core.evaluate;
  exports io.vad4j.core.image;
  exports io.vad4j.core.model;
  exports io.vad4j.core.source;
  exports io.vad4j.core.synthetic;

  uses io.vad4j.core.dataset.DatasetProvider;

  provides io.vad4j.core.dataset.DatasetProvider with
      io.vad4j.core.dataset.FolderProvider,
      io.vad4j.core.dataset.ShanghaiTechProvider,
      io.vad4j.core.dataset.UcsdProvider;
  provides io.vad4j.spi.DetectorProvider with
      io.vad4j.core.detect.DefaultDetectorProvider;
  provides io.vad4j.spi.FrameSourceProvider with
      io.vad4j.core.source.ImageFolderProvider,
      io.vad4j.core.source.SyntheticProvider;
}

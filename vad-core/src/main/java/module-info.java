/**
 * The default detector, and the frame sources, data sets and evaluation that need no native code.
 */
module io.vad4j.core {
  requires transitive io.vad4j.api;
  requires org.slf4j;
  requires transitive java.desktop;

  exports io.vad4j.core.cutpaste;
  exports io.vad4j.core.dataset;
  exports io.vad4j.core.evaluation;
  exports io.vad4j.core.evaluation.event;
  exports io.vad4j.core.evaluation.frame;
  exports io.vad4j.core.evaluation.region;
  exports io.vad4j.core.image;
  exports io.vad4j.core.simulation;
  exports io.vad4j.core.source;
  exports io.vad4j.monitor;
  exports io.vad4j.monitor.alert;
  exports io.vad4j.core.background to
      io.vad4j.motion,
      io.vad4j.tensorflow;
  exports io.vad4j.core.dataset.layout to
      io.vad4j.cli,
      io.vad4j.datasets;
  exports io.vad4j.core.config to
      io.vad4j.cli,
      io.vad4j.motion,
      io.vad4j.tensorflow;
  exports io.vad4j.core.event to
      io.vad4j.cli;
  exports io.vad4j.core.frames to
      io.vad4j.benchmarks,
      io.vad4j.cli,
      io.vad4j.motion,
      io.vad4j.reproduction,
      io.vad4j.tensorflow;
  exports io.vad4j.core.fusion to
      io.vad4j.cli;
  exports io.vad4j.core.modelfile to
      io.vad4j.cli,
      io.vad4j.motion,
      io.vad4j.reproduction,
      io.vad4j.tensorflow;
  exports io.vad4j.core.preprocess to
      io.vad4j.cli,
      io.vad4j.reproduction;
  exports io.vad4j.core.scoring to
      io.vad4j.cli,
      io.vad4j.reproduction;
  exports io.vad4j.core.signal to
      io.vad4j.cli,
      io.vad4j.motion,
      io.vad4j.reproduction,
      io.vad4j.tensorflow;

  uses io.vad4j.core.dataset.DatasetProvider;
  uses io.vad4j.monitor.MonitorProvider;
  uses io.vad4j.monitor.alert.AlertDispatcherProvider;
  uses io.vad4j.monitor.alert.AlertSinkProvider;

  provides io.vad4j.core.dataset.DatasetProvider with
      io.vad4j.core.dataset.layout.FolderProvider;
  provides io.vad4j.monitor.MonitorProvider with
      io.vad4j.core.monitor.DefaultMonitorProvider;
  provides io.vad4j.monitor.alert.AlertDispatcherProvider with
      io.vad4j.core.alert.DefaultAlertDispatcherProvider;
  provides io.vad4j.spi.DetectorProvider with
      io.vad4j.core.detector.DefaultDetectorProvider;
  provides io.vad4j.spi.FrameSourceProvider with
      io.vad4j.core.source.ImageSequenceProvider,
      io.vad4j.core.simulation.SyntheticProvider;
}

/** Readers of public benchmark data sets, found by {@link java.util.ServiceLoader}. */
module io.vad4j.datasets {
  requires io.vad4j.core;
  requires org.slf4j;
  requires us.hebi.matlab.mat.mfl.core;

  exports io.vad4j.datasets to
      io.vad4j.cli;

  provides io.vad4j.core.dataset.DatasetProvider with
      io.vad4j.datasets.AvenueProvider,
      io.vad4j.datasets.ShanghaiTechProvider,
      io.vad4j.datasets.UcsdProvider;
}

package io.vad4j.cli.table;

import io.vad4j.core.evaluation.Metric;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of commands that print a table of metrics. */
public final class TableOptions {
  /** How a table is written. */
  public enum Format {
    TEXT,
    MARKDOWN,
    CSV,
    LATEX;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final List<Metric> DEFAULTS =
      Stream.concat(Metric.OF_SERIES.stream(), Stream.of(Metric.PIXEL, Metric.RBDC, Metric.TBDC))
          .toList();

  @Option(
      names = "--metrics",
      arity = "1..*",
      split = ",",
      paramLabel = "METRIC",
      converter = MetricConverter.class,
      description = {
        "The columns of the table: micro, per-clip, macro, macro-padded, average-precision, eer,"
            + " pixel, rbdc, tbdc, alarm-recall, false-alarm-rate, detected, already-on, delay,"
            + " false-alarms-per-hour, false-alarm-time."
      })
  private @Nullable List<Metric> metrics;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "Format of the table: text, markdown, latex (for the package booktabs), or csv with a"
              + " line for each row and metric.")
  private @Nullable Format format;

  /** {@return whether a table was asked for} */
  public boolean given() {
    return metrics != null || format != null;
  }

  /** {@return the columns} */
  public List<Metric> metrics() {
    return metrics == null ? DEFAULTS : metrics;
  }

  /** {@return the format} */
  public Format format() {
    return format == null ? Format.TEXT : format;
  }

  /** Parses the name of a metric. */
  static final class MetricConverter implements ITypeConverter<Metric> {
    @Override
    public Metric convert(String id) {
      return Stream.of(Metric.values())
          .filter(metric -> metric.id().equals(id))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no metric '%s'; there are %s"
                          .formatted(
                              id,
                              Stream.of(Metric.values())
                                  .map(Metric::id)
                                  .collect(Collectors.joining(", ")))));
    }
  }
}

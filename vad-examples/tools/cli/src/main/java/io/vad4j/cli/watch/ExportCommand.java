package io.vad4j.cli.watch;

import io.vad4j.VadException;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.watch.config.WebConfig;
import io.vad4j.web.marks.MarkedDataset;
import io.vad4j.web.store.EventStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "export",
    customSynopsis = "vad export --output DIR [OPTIONS]",
    sortOptions = false,
    description = {
      "Write the events that were marked in 'vad watch --web' as a labelled data set, which 'vad"
          + " evaluate' reads.",
      "The frames of events marked as anomalies are abnormal. Also while 'vad watch' runs."
    },
    footer = {
      "",
      "Examples:",
      "  vad export --output marked",
      "  vad evaluate --data marked --model entrance.vad"
    })
public final class ExportCommand implements Callable<Integer> {
  @ParentCommand private CommandContext vad;

  @Option(
      names = "--events",
      paramLabel = "DIR",
      defaultValue = WebConfig.DEFAULT_FOLDER,
      description = "The folder of the events; default ${DEFAULT-VALUE}.")
  private Path events;

  @Option(
      names = "--camera",
      paramLabel = "NAME",
      description = "Only the events of one camera; default all cameras.")
  private @Nullable String camera;

  @Writes(folderOf = "labels\\.csv")
  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write, new or empty.")
  private Path output;

  @Override
  public Integer call() {
    try (EventStore store = EventStore.openReadOnly(events)) {
      MarkedDataset dataset = MarkedDataset.of(store, Optional.ofNullable(camera));
      if (dataset.size() == 0) {
        throw new VadException(
            "No marked event in %s has a clip; mark events on the page first.".formatted(events));
      }
      dataset.writeTo(output);
      vad.console().print("Wrote %d clips with labels to %s.".formatted(dataset.size(), output));
    }
    return 0;
  }
}

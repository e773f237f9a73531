package io.vad4j.cli.watch;

import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.output.OutputFiles;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.watch.config.ConfigDuration;
import io.vad4j.cli.watch.config.WebConfig;
import io.vad4j.web.digest.Digest;
import io.vad4j.web.digest.DigestHtml;
import io.vad4j.web.digest.DigestJson;
import io.vad4j.web.digest.DigestText;
import io.vad4j.web.store.EventStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "digest",
    customSynopsis = "vad digest [OPTIONS]",
    sortOptions = false,
    description = {
      "Sum up what 'vad watch' has kept: events by camera and kind, marks, and health.",
      "Also while 'vad watch' runs."
    },
    footer = {
      "",
      "Examples:",
      "  vad digest --since 24h",
      "  vad digest --since 7d --events /var/lib/vad/events --html week.html"
    })
public final class DigestCommand implements Callable<Integer> {
  @ParentCommand private CommandContext vad;

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      defaultValue = "24h",
      converter = DurationConverter.class,
      description = "How far back, such as 24h or 7d; default ${DEFAULT-VALUE}.")
  private Duration since;

  @Option(
      names = "--events",
      paramLabel = "DIR",
      defaultValue = WebConfig.DEFAULT_FOLDER,
      description = "The folder of the events; default ${DEFAULT-VALUE}.")
  private Path events;

  @Writes(text = true)
  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write an HTML file with the pictures of the events.")
  private @Nullable Path html;

  @Option(names = "--json", description = "Print a JSON object instead of text.")
  private boolean json;

  @Override
  public Integer call() {
    ZoneId zone = ZoneId.systemDefault();
    Instant now = Clock.systemUTC().instant();
    try (EventStore store = EventStore.openReadOnly(events)) {
      Digest digest = Digest.of(store, now.minus(since), now);
      if (html != null) {
        OutputFiles.write(html, DigestHtml.of(digest, store, zone), "--html");
      }
      if (json) {
        vad.console().print(DigestJson.of(digest));
      } else if (html == null) {
        vad.console().print(DigestText.of(digest, zone).strip());
      }
    }
    return 0;
  }

  private static final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return ConfigDuration.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}

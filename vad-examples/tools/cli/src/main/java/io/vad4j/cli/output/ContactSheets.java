package io.vad4j.cli.output;

import io.vad4j.Frame;
import io.vad4j.ProgressListener;
import io.vad4j.VadException;
import io.vad4j.cli.console.Console;
import io.vad4j.core.cutpaste.ContactSheet;
import io.vad4j.core.cutpaste.CutPasteGenerator;
import io.vad4j.core.cutpaste.PseudoAnomalyClip;
import io.vad4j.core.cutpaste.PseudoAnomalyType;
import io.vad4j.core.dataset.ClipSources;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.image.BufferedImageConverter;
import io.vad4j.core.preprocess.FrameRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Writes a contact sheet of the pseudo-anomalies of each kind. */
public final class ContactSheets {
  private static final int INPUT_SIZE = 360;
  private static final int CLIPS = 6;
  private static final int COLUMNS = 4;

  private ContactSheets() {}

  /** Writes the sheets to a folder, and prints their addresses. */
  public static void write(
      ClipSources video, long seed, Path folder, ProgressListener progress, Console console) {
    try (FrameCache read = FrameRecorder.record(video, INPUT_SIZE, progress)) {
      CutPasteGenerator generator = CutPasteGenerator.fit(read, seed);
      List<String> lines = new ArrayList<>();
      lines.add("Found %d moving objects that can be cut out.".formatted(generator.objectCount()));
      for (PseudoAnomalyType kind : PseudoAnomalyType.values()) {
        List<PseudoAnomalyClip> clips = generator.clips(EnumSet.of(kind), CLIPS, 0);
        if (clips.isEmpty()) {
          lines.add(
              "%s: none; no object is tracked for long enough.".formatted(kind.description()));
        } else {
          Path file =
              folder.resolve(kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png");
          save(ContactSheet.render(clips, COLUMNS), file);
          lines.add(
              "%s%s: %s"
                  .formatted(
                      kind.description(),
                      PseudoAnomalyType.defaults().contains(kind) ? "" : " (not used)",
                      file.toAbsolutePath().normalize().toUri()));
        }
      }
      lines.forEach(console::print);
    }
  }

  private static void save(Frame sheet, Path file) {
    Path temporary = file.resolveSibling("." + file.getFileName());
    try {
      ImageIO.write(BufferedImageConverter.toBufferedImage(sheet), "png", temporary.toFile());
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new VadException("Cannot write %s: %s.".formatted(file, e.getMessage()), e);
    }
  }
}

package io.vad4j.examples.cli;

import io.vad4j.Frame;
import io.vad4j.ProgressListener;
import io.vad4j.VadException;
import io.vad4j.core.dataset.ClipSources;
import io.vad4j.core.detect.Footage;
import io.vad4j.core.synthetic.PastedAnomalies;
import io.vad4j.core.synthetic.PastedClip;
import io.vad4j.core.synthetic.PastedKind;
import io.vad4j.core.synthetic.PictureSheet;
import io.vad4j.examples.cli.report.FramePicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Writes a sheet of pictures for each kind of pasted anomaly, to see what is made of footage. */
final class Sheets {
  private static final int WORKING_SIZE = 360;
  private static final int CLIPS = 6;
  private static final int COLUMNS = 4;

  private Sheets() {}

  /** Writes the sheets to a folder, and says which. */
  static void write(
      ClipSources footage, long seed, Path folder, ProgressListener progress, Console console) {
    try (Footage read = Footage.read(footage, WORKING_SIZE, progress)) {
      PastedAnomalies pasted = PastedAnomalies.of(read.clips(), seed);
      console.print("Found %d things that move and can be cut out.".formatted(pasted.things()));
      for (PastedKind kind : PastedKind.values()) {
        List<PastedClip> clips = pasted.clips(EnumSet.of(kind), CLIPS, 0);
        if (clips.isEmpty()) {
          console.print("%s: none; nothing is followed for long enough.".formatted(kind.words()));
        } else {
          Path file =
              folder.resolve(kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png");
          save(PictureSheet.of(clips, COLUMNS), file);
          console.print(
              "%s%s: %s"
                  .formatted(
                      kind.words(),
                      PastedKind.standard().contains(kind) ? "" : " (not used)",
                      file.toAbsolutePath().normalize().toUri()));
        }
      }
    }
  }

  private static void save(Frame sheet, Path file) {
    Path temporary = file.resolveSibling("." + file.getFileName());
    try {
      ImageIO.write(FramePicture.image(sheet), "png", temporary.toFile());
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new VadException("Cannot write %s: %s.".formatted(file, e.getMessage()), e);
    }
  }
}

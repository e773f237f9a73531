package io.vad4j.cli.run;

import io.vad4j.AnomalyMap;
import io.vad4j.cli.output.OutputFiles;
import io.vad4j.datasets.NpyFile;
import java.nio.file.Path;
import java.util.List;

/** Files of anomaly maps: an array of frames, rows and columns for each clip. */
final class MapFiles {
  private MapFiles() {}

  /** Writes the maps of a clip, of which there is one for each frame. */
  static void write(Path folder, String clip, List<AnomalyMap> maps) {
    int rows = maps.isEmpty() ? 0 : maps.get(0).rows();
    int columns = maps.isEmpty() ? 0 : maps.get(0).columns();
    OutputFiles.write(
        folder.resolve(clip + ".npy"),
        out ->
            NpyFile.write(
                out, maps.stream().map(AnomalyMap::values).iterator(), maps.size(), rows, columns),
        "--maps");
  }
}

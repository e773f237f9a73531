package io.vad4j.core.detector;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.ModelException;
import io.vad4j.Options;
import io.vad4j.Scorer;
import io.vad4j.core.image.CellGrid;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A plugin that learns: how far each cell's brightness is from its mean in the footage. */
public final class BrightnessScorerProvider implements TrainableScorerProvider {
  @Override
  public ScorerDescriptor descriptor() {
    return ScorerDescriptor.builder("brightness", "Finds cells of unusual brightness.")
        .kind(AnomalyKind.APPEARANCE)
        .build();
  }

  @Override
  public ScorerModel train(TrainingSet trainingSet, Options options, TrainingContext context) {
    CellGrid grid = CellGrid.forImage(trainingSet.width(), trainingSet.height());
    float[] mean = new float[grid.cells()];
    for (TrainingClip clip : trainingSet.clips()) {
      for (int i = 0; i < clip.size(); i++) {
        float[] cells = cells(clip.frame(i));
        for (int cell = 0; cell < mean.length; cell++) {
          mean[cell] += cells[cell] / trainingSet.frameCount();
        }
      }
    }
    context.checkpointDirectory().ifPresent(BrightnessScorerProvider::saveState);
    return new BrightnessModel(mean);
  }

  private static void saveState(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.createFile(folder.resolve("state"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ScorerModel load(Options options, Map<String, byte[]> parts) {
    byte[] part = parts.get("mean");
    if (part == null) {
      throw new ModelException("The model lacks the part 'mean'.");
    }
    float[] mean = new float[part.length / Float.BYTES];
    ByteBuffer.wrap(part).asFloatBuffer().get(mean);
    return new BrightnessModel(mean);
  }

  private static float[] cells(Frame frame) {
    byte[] pixels = frame.toByteArray();
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = pixels[i] & 0xff;
    }
    return CellGrid.forImage(frame.width(), frame.height()).average(values);
  }

  private record BrightnessModel(float[] mean) implements ScorerModel {
    @Override
    public Scorer newScorer() {
      return new BrightnessScorer(mean);
    }

    @Override
    public String summary() {
      return mean.length + " cells";
    }

    @Override
    public Map<String, byte[]> save() {
      ByteBuffer bytes = ByteBuffer.allocate(mean.length * Float.BYTES);
      bytes.asFloatBuffer().put(mean);
      return Map.of("mean", bytes.array());
    }
  }

  private record BrightnessScorer(float[] mean) implements Scorer {
    @Override
    public Optional<AnomalyMap> score(Frame frame) {
      float[] cells = cells(frame);
      for (int i = 0; i < cells.length; i++) {
        cells[i] = Math.abs(cells[i] - mean[i]);
      }
      CellGrid grid = CellGrid.forImage(frame.width(), frame.height());
      return Optional.of(AnomalyMap.of(grid.columns(), grid.rows(), cells));
    }

    @Override
    public void reset() {}

    @Override
    public void close() {}
  }
}

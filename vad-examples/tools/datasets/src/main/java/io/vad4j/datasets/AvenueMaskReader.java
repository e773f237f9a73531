package io.vad4j.datasets;

import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.image.PixelMask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Matrix;

/** Reads the masks of one test clip: the cell array {@code volLabel}, a matrix for each frame. */
final class AvenueMaskReader {
  private static final String VARIABLE = "volLabel";
  private static final String HDF5 = "\u0089HDF\r\n\u001a\n";

  private AvenueMaskReader() {}

  static GroundTruth read(Path file) {
    if (isHdf5(file)) {
      throw new FrameSourceException(
          "%s is a MATLAB file of version 7.3 (HDF5), which is not read; save it again in MATLAB with save('%s', '%s', '-v7')."
              .formatted(file, file.getFileName(), VARIABLE));
    }
    try (Mat5File content = Mat5.readFromFile(file.toFile())) {
      Cell frames = content.getCell(VARIABLE);
      List<PixelMask> masks = new ArrayList<>();
      for (int frame = 0; frame < frames.getNumElements(); frame++) {
        masks.add(mask(frames.getMatrix(frame)));
      }
      boolean[] abnormal = new boolean[masks.size()];
      for (int frame = 0; frame < abnormal.length; frame++) {
        abnormal[frame] = !masks.get(frame).isEmpty();
      }
      return GroundTruth.of(abnormal, frame -> Optional.of(masks.get(frame)));
    } catch (IOException | RuntimeException e) {
      throw new FrameSourceException(
          "%s is damaged or has no cell array %s of a mask for each frame (%s). Get it anew."
              .formatted(file, VARIABLE, e.getMessage()),
          e);
    }
  }

  /** Whether it begins with the signature of HDF5, after a header of 512 bytes or without one. */
  private static boolean isHdf5(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      String start = new String(content.readNBytes(520), StandardCharsets.ISO_8859_1);
      return start.startsWith(HDF5) || start.startsWith("MATLAB 7.3") || start.indexOf(HDF5) == 512;
    } catch (IOException e) {
      return false;
    }
  }

  private static PixelMask mask(Matrix matrix) {
    int height = matrix.getNumRows();
    int width = matrix.getNumCols();
    BitSet bits = new BitSet();
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        if (matrix.getDouble(y, x) != 0) {
          bits.set(y * width + x);
        }
      }
    }
    return PixelMask.of(width, height, bits);
  }
}

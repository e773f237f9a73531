package io.vad4j.core.detector;

import io.vad4j.core.model.DetectorModel;
import io.vad4j.core.scoring.FittedScorer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** Number that tells whether two detectors have the same scorers, fitted to the same video. */
final class ModelFingerprint {
  private final CRC32C checksum = new CRC32C();
  private long length;

  private ModelFingerprint() {}

  /** The fingerprint of all that the state of a stream depends on, without thresholds. */
  static long of(DetectorModel model) {
    ModelFingerprint fingerprint = new ModelFingerprint();
    fingerprint.add(model.info().width() + "x" + model.info().height());
    fingerprint.add(model.stabilizer().reference());
    for (FittedScorer scorer : model.scorers()) {
      fingerprint.add(scorer.config().name() + scorer.config().options() + scorer.perspective());
      for (Map.Entry<String, byte[]> part : new TreeMap<>(scorer.model().save()).entrySet()) {
        fingerprint.add(part.getKey());
        fingerprint.add(part.getValue());
      }
    }
    return fingerprint.checksum.getValue() << Integer.SIZE | fingerprint.length & 0xffff_ffffL;
  }

  private void add(String text) {
    add(text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(byte[] bytes) {
    checksum.update(bytes);
    length += bytes.length;
  }
}

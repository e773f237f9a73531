package io.vad4j.core.detect;

import io.vad4j.SelfTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Self-tests, and sentences, as entries of a model's manifest. */
final class SelfTestText {
  private SelfTestText() {}

  static void put(Map<String, String> manifest, SelfTest selfTest) {
    List<String> lines =
        selfTest.trials().stream()
            .map(
                trial ->
                    "%s|%s|%s|%s"
                        .formatted(trial.rank(), trial.found(), trial.kind(), trial.clip()))
            .toList();
    putAll(manifest, "self-test", lines);
  }

  static SelfTest parse(Map<String, String> manifest) {
    return new SelfTest(all(manifest, "self-test").stream().map(SelfTestText::trial).toList());
  }

  private static SelfTest.Trial trial(String text) {
    String[] parts = text.split("\\|", 4);
    if (parts.length != 4) {
      throw new IllegalArgumentException("'" + text + "' is no trial of a self-test");
    }
    return new SelfTest.Trial(
        parts[2], parts[3], Double.parseDouble(parts[0]), Boolean.parseBoolean(parts[1]));
  }

  /** Puts texts under numbered names. */
  static void putAll(Map<String, String> manifest, String name, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      manifest.put(name + "-" + i, texts.get(i));
    }
  }

  /** The texts under numbered names, in their order. */
  static List<String> all(Map<String, String> manifest, String name) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; manifest.containsKey(name + "-" + i); i++) {
      texts.add(manifest.get(name + "-" + i));
    }
    return texts;
  }
}

package io.vad4j.core.model;

import io.vad4j.SyntheticValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Self-tests, and sentences, as entries of a model's manifest. */
final class SyntheticValidationCodec {
  private SyntheticValidationCodec() {}

  static void putValidation(Map<String, String> manifest, SyntheticValidation validation) {
    List<String> lines =
        validation.cases().stream()
            .map(
                validationCase ->
                    "%s|%s|%s|%s"
                        .formatted(
                            validationCase.auc(),
                            validationCase.detected(),
                            validationCase.kind(),
                            validationCase.clip()))
            .toList();
    putAll(manifest, "self-test", lines);
  }

  static SyntheticValidation parse(Map<String, String> manifest) {
    return SyntheticValidation.of(
        getAll(manifest, "self-test").stream().map(SyntheticValidationCodec::parseCase).toList());
  }

  private static SyntheticValidation.Case parseCase(String text) {
    String[] parts = text.split("\\|", 4);
    if (parts.length != 4) {
      throw new IllegalArgumentException("'" + text + "' is no trial of a self-test");
    }
    return SyntheticValidation.Case.of(
        parts[2], parts[3], Double.parseDouble(parts[0]), Boolean.parseBoolean(parts[1]));
  }

  /** Puts texts under numbered names. */
  static void putAll(Map<String, String> manifest, String name, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      manifest.put(name + "-" + i, texts.get(i));
    }
  }

  /** The texts under numbered names, in their order. */
  static List<String> getAll(Map<String, String> manifest, String name) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; manifest.containsKey(name + "-" + i); i++) {
      texts.add(manifest.get(name + "-" + i));
    }
    return texts;
  }
}

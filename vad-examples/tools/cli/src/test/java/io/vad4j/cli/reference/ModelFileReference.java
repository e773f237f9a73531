package io.vad4j.cli.reference;

import io.vad4j.Detector;
import io.vad4j.FrameMask;
import io.vad4j.FrameSource;
import io.vad4j.Pooling;
import io.vad4j.core.simulation.SyntheticScene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The entries of a model file, from one that is written, with what they mean. */
public final class ModelFileReference {
  /** The meaning of each entry; N is a number from 0, and NAME varies. */
  private static final Map<String, String> MEANINGS = meanings();

  private static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put("format", "number of the format");
    meanings.put("library.version", "version of the library that wrote the file");
    meanings.put("created, created.library", "time of the training, and version that trained");
    meanings.put("environment.NAME", "Java, system and native libraries of the training");
    meanings.put("seed", "random seed of the training");
    meanings.put("sources, source-N", "number and names of the sources of normal video");
    meanings.put(
        "frames.offered, frames.training", "frames of the sources, and those learned from");
    meanings.put("time.offered, frame-rate", "duration and frame rate of the normal video");
    meanings.put("source.width, source.height", "size of the frames of the sources, in pixels");
    meanings.put("width, height", "size of the frames that scorers receive");
    meanings.put("causal", "whether all scorers are causal");
    meanings.put("warning-N", "warnings of the training");
    meanings.put("synthetic-validation-N", "result of a pseudo-anomaly: AUC, detected, kind, clip");
    meanings.put(
        "input-size, resize-frames, frame-stride, ignored, perspective, smoothing, stationary-after",
        "settings of the [configuration](configuration.md)");
    meanings.put("false-alarms, events-per-hour", "false-alarm target of frames, and of events");
    meanings.put(
        "event-rule.exit-ratio, event-rule.min-duration, event-rule.merge-gap", "event rule");
    meanings.put("fixed-threshold.NAME", "threshold of a channel that was set by hand");
    meanings.put("scorers", "number of scorers");
    meanings.put(
        "scorer-N.name, scorer-N.option.NAME, scorer-N.pooling", "scorer and its settings");
    meanings.put("scorer-N.weight", "weight in the fusion");
    meanings.put(
        "scorer-N.perspective", "expected value in the first and in the last row of a map");
    meanings.put(
        "scorer-N.calibration", "scores of normal frames with their surprisals, and the tail");
    meanings.put("scorer-N.normal-level", "columns and rows of the part of the normal level");
    meanings.put(
        "scorer-N.normal-level-ceiling", "what the highest score of the normal level counts as");
    meanings.put("channel-N.calibration", "the same of a channel");
    meanings.put(
        "channel-N.threshold, channel-N.threshold.min, channel-N.threshold.max",
        "threshold of a channel, and the range in which it may be set");
    meanings.put(
        "channel-N.false-alarms.estimate",
        "rate, interval, number of frames and effective sample size");
    meanings.put("sha256.NAME", "hash of a part");
    meanings.put("manifest.properties", "the entries above");
    meanings.put("background.gray", "reference image, 8-bit gray levels row by row");
    meanings.put(
        "channel-N/held-out-scores.f64",
        "for each held-out clip the number of frames, their times and their scores");
    meanings.put("scorer-N/NAME", "what the model of a scorer saves");
    meanings.put("scorer-N-normal-level.f32", "normal level of a detector that was extended");
    return meanings;
  }

  private ModelFileReference() {}

  /** {@return tables of the entries of the manifest and of the parts} */
  public static String generate() {
    Set<String> manifest = new TreeSet<>();
    Set<String> parts = new TreeSet<>();
    try {
      for (Path file : write()) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
          Properties entries = new Properties();
          entries.load(zip.getInputStream(zip.getEntry("manifest.properties")));
          manifest.addAll(general(entries.stringPropertyNames()));
          parts.addAll(general(zip.stream().map(ZipEntry::getName).collect(Collectors.toSet())));
        }
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<String> described =
        MEANINGS.keySet().stream()
            .flatMap(names -> Stream.of(names.split(", ")))
            .collect(Collectors.toSet());
    Set<String> written = new TreeSet<>(manifest);
    written.addAll(parts);
    if (!written.equals(described)) {
      throw new IllegalStateException("A model file has " + written + ", not " + described);
    }
    return table("entry of the manifest", manifest) + "\n\n" + table("part", parts);
  }

  private static MarkdownTable table(String title, Set<String> entries) {
    MarkdownTable table = new MarkdownTable(title, "content");
    MEANINGS.forEach(
        (names, meaning) -> {
          List<String> all = List.of(names.split(", "));
          if (entries.contains(all.get(0))) {
            table.row(
                all.stream().map(MarkdownTable::code).collect(Collectors.joining(", ")), meaning);
          }
        });
    return table;
  }

  private static Set<String> general(Set<String> names) {
    return names.stream()
        .map(
            name ->
                name.replaceAll("-\\d+", "-N")
                    .replaceFirst(
                        "^(sha256|fixed-threshold|environment|.*\\.option)\\..*", "$1.NAME")
                    .replaceFirst("^(scorer-N)/.*", "$1/NAME"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Models with everything that one can have: an extended one, and one with a validation. */
  private static List<Path> write() throws IOException {
    SyntheticScene scene = SyntheticScene.builder().seed(1).size(240, 180).build();
    Path fittedFile = Files.createTempFile("fitted", ".vad");
    Path extendedFile = Files.createTempFile("extended", ".vad");
    try (Detector detector =
            Detector.builder()
                .scorer("frame-difference")
                .scorer("stationary-object")
                .pooling(Pooling.max(3))
                .ignore(FrameMask.parse("0,0 0.1,0 0.1,0.1"))
                .stationaryAfter(Duration.ofSeconds(9))
                .threshold("fused", 2)
                .folds(2)
                .syntheticAnomalies(1)
                .build();
        FrameSource normal = scene.normalClip(1, 300).open();
        FrameSource alarm = scene.testClip(2, 120).open();
        Detector fitted = detector.fit(normal);
        Detector extended = fitted.extend(alarm)) {
      fitted.save(fittedFile);
      extended.save(extendedFile);
    }
    return List.of(fittedFile, extendedFile);
  }
}

package io.vad4j.core.source;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.spi.FrameSourceProvider;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Opens clips of a {@link SyntheticScene} by address: {@code
 * synthetic:street?seed=1&frames=300&anomalies=all}.
 *
 * <p>Parameters, all of which may be left out:
 *
 * <ul>
 *   <li>{@code seed}: the place; default 0
 *   <li>{@code clip}: who passes; default 0
 *   <li>{@code frames}: length, 1 to 1,000,000; default 300
 *   <li>{@code anomalies}: {@code none} (the default), {@code all}, or some of {@code cyclist},
 *       {@code runner}, {@code cart}, {@code off-path} and {@code bag}, joined by commas
 *   <li>{@code width}, {@code height}, {@code rate}, {@code noise}, {@code texture}, {@code crowd},
 *       {@code speed}, {@code drift}, {@code colour}: see {@link SyntheticScene.Builder}
 * </ul>
 *
 * @since 0.1.0
 */
public final class SyntheticProvider implements FrameSourceProvider {
  private static final int MOST_FRAMES = 1_000_000;
  private static final Set<String> NAMES =
      new TreeSet<>(
          Set.of(
              "seed",
              "clip",
              "frames",
              "anomalies",
              "width",
              "height",
              "rate",
              "noise",
              "texture",
              "crowd",
              "speed",
              "drift",
              "colour"));

  /** For {@link java.util.ServiceLoader}. */
  public SyntheticProvider() {}

  @Override
  public String name() {
    return "synthetic";
  }

  @Override
  public String description() {
    return "a made-up street: synthetic:street?seed=1&frames=300&anomalies=all";
  }

  @Override
  public boolean opens(URI uri) {
    return "synthetic".equals(uri.getScheme());
  }

  @Override
  public FrameSource open(URI uri) {
    String address = uri.getRawSchemeSpecificPart();
    int question = address.indexOf('?');
    String scene = question < 0 ? address : address.substring(0, question);
    if (!scene.equals("street")) {
      throw new FrameSourceException(
          "There is no synthetic scene '%s' in %s; there is synthetic:street."
              .formatted(scene, uri));
    }
    try {
      return open(parameters(question < 0 ? "" : address.substring(question + 1)));
    } catch (IllegalArgumentException e) {
      throw new FrameSourceException("Cannot open " + uri + ": " + e.getMessage(), e);
    }
  }

  private static FrameSource open(Map<String, String> parameters) {
    String anomalies = parameters.getOrDefault("anomalies", "none");
    SyntheticScene scene =
        SyntheticScene.builder()
            .seed((long) number(parameters, "seed", 0))
            .size((int) number(parameters, "width", 320), (int) number(parameters, "height", 240))
            .frameRate(number(parameters, "rate", 12.5))
            .noise(number(parameters, "noise", 2))
            .texture(number(parameters, "texture", 1))
            .crowd(number(parameters, "crowd", 7))
            .speed(number(parameters, "speed", 1))
            .lightDrift(number(parameters, "drift", 0.02))
            .colour(!parameters.getOrDefault("colour", "true").equals("false"))
            .anomalies(kinds(anomalies))
            .build();
    double frames = number(parameters, "frames", 300);
    if (!(frames >= 1 && frames <= MOST_FRAMES)) {
      throw new IllegalArgumentException("frames must be from 1 to " + MOST_FRAMES + ".");
    }
    long clip = (long) number(parameters, "clip", 0);
    return scene.testClip(clip, (int) frames).open();
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (equals < 0 || !NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "'%s' is no parameter; give name=value of %s."
                .formatted(pair, String.join(", ", NAMES)));
      }
      parameters.put(name, pair.substring(equals + 1));
    }
    return parameters;
  }

  private static double number(Map<String, String> parameters, String name, double otherwise) {
    String text = parameters.get(name);
    try {
      return text == null ? otherwise : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a number, not '" + text + "'.", e);
    }
  }

  private static SyntheticAnomaly[] kinds(String text) {
    return switch (text) {
      case "none" -> new SyntheticAnomaly[0];
      case "all" -> SyntheticAnomaly.values();
      default ->
          Arrays.stream(text.split(","))
              .map(SyntheticProvider::kind)
              .toArray(SyntheticAnomaly[]::new);
    };
  }

  private static SyntheticAnomaly kind(String name) {
    for (SyntheticAnomaly kind : SyntheticAnomaly.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "'"
            + name
            + "' is no anomaly; give none, all, or some of cyclist,runner,cart,off-path,bag.");
  }
}

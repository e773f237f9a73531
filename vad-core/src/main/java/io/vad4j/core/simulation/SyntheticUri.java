package io.vad4j.core.simulation;

import io.vad4j.FrameSourceException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Parsed {@code synthetic:} URI, such as {@code synthetic:street?seed=1&frames=300}: a scene, and
 * the length of a clip or the size of a data set. Immutable.
 *
 * <p>The part before the question mark is {@code street}, or the name of a {@link
 * SyntheticScenario}, such as {@code direction}. Parameters, all optional:
 *
 * <ul>
 *   <li>{@code seed}: seed of the scene; default 0
 *   <li>{@code anomalies}: {@code none}, {@code all}, or some kinds of {@link SyntheticAnomaly},
 *       such as {@code cyclist,off-path}; {@code all} are those of the scenario, if one is named
 *   <li>{@code corruptions}: {@code none} (the default), or some kinds of {@link Corruption}, such
 *       as {@code flicker,shake}
 *   <li>{@code disturbances}: {@code none} (the default), or some kinds of {@link Disturbance},
 *       such as {@code intermittent-sun,curtain}; and {@code time-scale}, see {@link
 *       SyntheticScene.Builder#timeScale}
 *   <li>{@code one-way}: whether pedestrians keep to one direction; default false, for scenarios
 *       true
 *   <li>{@code width}, {@code height}, {@code rate}, {@code noise}, {@code texture}, {@code crowd},
 *       {@code speed}, {@code illumination-drift}, {@code colour}: see {@link
 *       SyntheticScene.Builder}
 *   <li>of one clip, {@code clip}: its seed, default 0; and {@code frames}
 *   <li>of a data set, {@code train} and {@code test}: the number of clips; and {@code frames}
 * </ul>
 *
 * @since 0.1.0
 */
public final class SyntheticUri {
  private static final String SCHEME = "synthetic";
  private static final String STREET = "street";
  private static final Set<String> PARAMETER_NAMES =
      new TreeSet<>(
          Set.of(
              "seed",
              "clip",
              "frames",
              "train",
              "test",
              "anomalies",
              "corruptions",
              "disturbances",
              "time-scale",
              "one-way",
              "width",
              "height",
              "rate",
              "noise",
              "texture",
              "crowd",
              "speed",
              "illumination-drift",
              "colour"));

  private final URI uri;
  private final Optional<SyntheticScenario> scenario;
  private final Map<String, String> parameters;

  private SyntheticUri(
      URI uri, Optional<SyntheticScenario> scenario, Map<String, String> parameters) {
    this.uri = uri;
    this.scenario = scenario;
    this.parameters = parameters;
  }

  /**
   * {@return whether the scheme of a URI is {@code synthetic}}
   *
   * @param uri any URI
   */
  public static boolean supports(URI uri) {
    return SCHEME.equalsIgnoreCase(uri.getScheme());
  }

  /**
   * Parses a {@linkplain #supports supported} URI.
   *
   * @param uri the URI
   * @return the parsed URI
   * @throws FrameSourceException if there is no such scene or parameter
   */
  public static SyntheticUri parse(URI uri) {
    String sceneAndQuery = uri.getRawSchemeSpecificPart();
    int question = sceneAndQuery.indexOf('?');
    String scene = question < 0 ? sceneAndQuery : sceneAndQuery.substring(0, question);
    Optional<SyntheticScenario> scenario = find(scene, SyntheticScenario.values());
    if (scenario.isEmpty() && !scene.equals(STREET)) {
      throw new FrameSourceException(
          "There is no synthetic scene '%s' in %s; there is synthetic:street, and also %s."
              .formatted(scene, uri, names(SyntheticScenario.values())));
    }
    String query = question < 0 ? "" : sceneAndQuery.substring(question + 1);
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (equals < 0 || !PARAMETER_NAMES.contains(name)) {
        throw invalid(
            uri,
            "'%s' is no parameter; give name=value of %s."
                .formatted(pair, String.join(", ", PARAMETER_NAMES)));
      }
      parameters.put(name, pair.substring(equals + 1));
    }
    return new SyntheticUri(uri, scenario, parameters);
  }

  /** {@return the scenario, if one is named} */
  public Optional<SyntheticScenario> scenario() {
    return scenario;
  }

  /**
   * {@return whether the URI addresses a data set rather than one clip: it names a scenario or a
   * number of clips}
   */
  public boolean isDataset() {
    return scenario.isPresent()
        || parameters.containsKey("train")
        || parameters.containsKey("test");
  }

  /**
   * {@return the scene}
   *
   * @param anomalies anomalies of test clips if the URI does not name any: {@code all} or {@code
   *     none}
   * @throws FrameSourceException if a parameter is not valid; the message names the valid values
   */
  public SyntheticScene scene(String anomalies) {
    SyntheticScene.Builder scene =
        scenario.map(SyntheticScenario::builder).orElseGet(SyntheticScene::builder);
    try {
      scene
          .seed((long) parseNumber("seed", 0))
          .size((int) parseNumber("width", 320), (int) parseNumber("height", 240))
          .frameRate(parseNumber("rate", 12.5))
          .noise(parseNumber("noise", 2))
          .texture(parseNumber("texture", 1))
          .crowd(parseNumber("crowd", 7))
          .speed(parseNumber("speed", 1))
          .illuminationDrift(parseNumber("illumination-drift", 0.02))
          .colour(parseBoolean("colour", true))
          .oneWay(parseBoolean("one-way", scenario.isPresent()))
          .corruptions(
              enumValues("corruptions", "none", Corruption.values()).toArray(Corruption[]::new))
          .disturbances(
              enumValues("disturbances", "none", Disturbance.values()).toArray(Disturbance[]::new))
          .timeScale(parseNumber("time-scale", 1));
      if (!parameters.getOrDefault("anomalies", anomalies).equals("all")) {
        scene.anomalies(
            enumValues("anomalies", anomalies, SyntheticAnomaly.values())
                .toArray(SyntheticAnomaly[]::new));
      }
      return scene.build();
    } catch (IllegalArgumentException e) {
      throw new FrameSourceException("Cannot open " + uri + ": " + e.getMessage(), e);
    }
  }

  /**
   * {@return the value of an integer parameter}
   *
   * @param name name of the parameter
   * @param defaultValue value if the parameter is absent
   * @param min smallest valid value
   * @param max largest valid value
   * @throws FrameSourceException if the value is not from {@code min} to {@code max}
   */
  public long count(String name, long defaultValue, long min, long max) {
    try {
      double value = parseNumber(name, defaultValue);
      if (value >= min && value <= max) {
        return (long) value;
      }
    } catch (IllegalArgumentException e) {
      throw new FrameSourceException("Cannot open " + uri + ": " + e.getMessage(), e);
    }
    throw invalid(uri, "%s must be from %d to %d.".formatted(name, min, max));
  }

  private boolean parseBoolean(String name, boolean defaultValue) {
    String text = parameters.getOrDefault(name, Boolean.toString(defaultValue));
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(name + " must be true or false, not '" + text + "'.");
    }
    return text.equals("true");
  }

  private double parseNumber(String name, double defaultValue) {
    String text = parameters.get(name);
    try {
      return text == null ? defaultValue : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a number, not '" + text + "'.", e);
    }
  }

  private <E extends Enum<E>> List<E> enumValues(String name, String defaultValue, E[] values) {
    String text = parameters.getOrDefault(name, defaultValue);
    if (text.equals("none")) {
      return List.of();
    }
    return Arrays.stream(text.split(","))
        .map(
            token ->
                find(token, values)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "'%s' is none of the %s; give none, or some of %s."
                                    .formatted(token, name, names(values)))))
        .toList();
  }

  private static <E extends Enum<E>> Optional<E> find(String name, E[] values) {
    return Arrays.stream(values).filter(value -> nameOf(value).equals(name)).findFirst();
  }

  private static String names(Enum<?>[] values) {
    return Arrays.stream(values).map(SyntheticUri::nameOf).collect(Collectors.joining(","));
  }

  /** The name of a value in addresses. */
  static String nameOf(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static FrameSourceException invalid(URI uri, String problem) {
    return new FrameSourceException("Cannot open " + uri + ": " + problem);
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}

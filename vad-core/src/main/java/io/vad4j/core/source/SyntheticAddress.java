package io.vad4j.core.source;

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
 * What an address such as {@code synthetic:street?seed=1&frames=300} names: a scene, and how much
 * of it. Immutable.
 *
 * <p>The part before the question mark is {@code street}, or the name of a {@link SyntheticTheme},
 * such as {@code direction}. Parameters, all of which may be left out:
 *
 * <ul>
 *   <li>{@code seed}: the place; default 0
 *   <li>{@code anomalies}: {@code none}, {@code all}, or some kinds of {@link SyntheticAnomaly},
 *       such as {@code cyclist,off-path}; {@code all} are those of the theme, if one is named
 *   <li>{@code disturbances}: {@code none} (the default), or some kinds of {@link
 *       SyntheticDisturbance}, such as {@code flicker,shake}
 *   <li>{@code one-way}: whether people keep to one way; default false, for themes true
 *   <li>{@code width}, {@code height}, {@code rate}, {@code noise}, {@code texture}, {@code crowd},
 *       {@code speed}, {@code drift}, {@code colour}: see {@link SyntheticScene.Builder}
 *   <li>for one clip, {@code clip}: who passes, default 0; and {@code frames}
 *   <li>for a data set, {@code train} and {@code test}: the number of clips; and {@code frames}
 * </ul>
 *
 * @since 0.1.0
 */
public final class SyntheticAddress {
  private static final String SCHEME = "synthetic";
  private static final String STREET = "street";
  private static final Set<String> NAMES =
      new TreeSet<>(
          Set.of(
              "seed",
              "clip",
              "frames",
              "train",
              "test",
              "anomalies",
              "disturbances",
              "one-way",
              "width",
              "height",
              "rate",
              "noise",
              "texture",
              "crowd",
              "speed",
              "drift",
              "colour"));

  private final URI uri;
  private final Optional<SyntheticTheme> theme;
  private final Map<String, String> parameters;

  private SyntheticAddress(
      URI uri, Optional<SyntheticTheme> theme, Map<String, String> parameters) {
    this.uri = uri;
    this.theme = theme;
    this.parameters = parameters;
  }

  /**
   * {@return whether an address is of this kind}
   *
   * @param uri any address
   */
  public static boolean recognises(URI uri) {
    return SCHEME.equals(uri.getScheme());
  }

  /**
   * Reads an address that is {@linkplain #recognises recognised}.
   *
   * @param uri the address
   * @return what it names
   * @throws FrameSourceException if there is no such scene or parameter
   */
  public static SyntheticAddress of(URI uri) {
    String address = uri.getRawSchemeSpecificPart();
    int question = address.indexOf('?');
    String scene = question < 0 ? address : address.substring(0, question);
    Optional<SyntheticTheme> theme = find(scene, SyntheticTheme.values());
    if (theme.isEmpty() && !scene.equals(STREET)) {
      throw new FrameSourceException(
          "There is no synthetic scene '%s' in %s; there is synthetic:street, and also %s."
              .formatted(scene, uri, names(SyntheticTheme.values())));
    }
    String query = question < 0 ? "" : address.substring(question + 1);
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (equals < 0 || !NAMES.contains(name)) {
        throw wrong(
            uri,
            "'%s' is no parameter; give name=value of %s."
                .formatted(pair, String.join(", ", NAMES)));
      }
      parameters.put(name, pair.substring(equals + 1));
    }
    return new SyntheticAddress(uri, theme, parameters);
  }

  /** {@return the theme that is named, if one is} */
  public Optional<SyntheticTheme> theme() {
    return theme;
  }

  /**
   * {@return whether a data set is meant rather than one clip: a theme is named, or how many clips
   * there are}
   */
  public boolean namesDataset() {
    return theme.isPresent() || parameters.containsKey("train") || parameters.containsKey("test");
  }

  /**
   * The scene.
   *
   * @param anomalies what happens in test clips where the address does not say: {@code all} or
   *     {@code none}
   * @return the scene
   * @throws FrameSourceException if a parameter is not valid; the message says which are
   */
  public SyntheticScene scene(String anomalies) {
    SyntheticScene.Builder scene =
        theme.map(SyntheticTheme::builder).orElseGet(SyntheticScene::builder);
    try {
      scene
          .seed((long) number("seed", 0))
          .size((int) number("width", 320), (int) number("height", 240))
          .frameRate(number("rate", 12.5))
          .noise(number("noise", 2))
          .texture(number("texture", 1))
          .crowd(number("crowd", 7))
          .speed(number("speed", 1))
          .lightDrift(number("drift", 0.02))
          .colour(flag("colour", true))
          .oneWay(flag("one-way", theme.isPresent()))
          .disturbances(
              kinds("disturbances", "none", SyntheticDisturbance.values())
                  .toArray(SyntheticDisturbance[]::new));
      if (!parameters.getOrDefault("anomalies", anomalies).equals("all")) {
        scene.anomalies(
            kinds("anomalies", anomalies, SyntheticAnomaly.values())
                .toArray(SyntheticAnomaly[]::new));
      }
      return scene.build();
    } catch (IllegalArgumentException e) {
      throw new FrameSourceException("Cannot open " + uri + ": " + e.getMessage(), e);
    }
  }

  /**
   * A whole number among the parameters.
   *
   * @param name the parameter
   * @param otherwise its value where it is not given
   * @param least the smallest that is valid
   * @param most the largest that is valid
   * @return its value
   * @throws FrameSourceException if it is not from {@code least} to {@code most}
   */
  public long count(String name, long otherwise, long least, long most) {
    try {
      double value = number(name, otherwise);
      if (value >= least && value <= most) {
        return (long) value;
      }
    } catch (IllegalArgumentException e) {
      throw new FrameSourceException("Cannot open " + uri + ": " + e.getMessage(), e);
    }
    throw wrong(uri, "%s must be from %d to %d.".formatted(name, least, most));
  }

  private boolean flag(String name, boolean otherwise) {
    return Boolean.parseBoolean(parameters.getOrDefault(name, Boolean.toString(otherwise)));
  }

  private double number(String name, double otherwise) {
    String text = parameters.get(name);
    try {
      return text == null ? otherwise : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a number, not '" + text + "'.", e);
    }
  }

  private <E extends Enum<E>> List<E> kinds(String name, String otherwise, E[] values) {
    String text = parameters.getOrDefault(name, otherwise);
    if (text.equals("none")) {
      return List.of();
    }
    return Arrays.stream(text.split(","))
        .map(
            word ->
                find(word, values)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "'%s' is none of the %s; give none, or some of %s."
                                    .formatted(word, name, names(values)))))
        .toList();
  }

  private static <E extends Enum<E>> Optional<E> find(String name, E[] values) {
    return Arrays.stream(values).filter(value -> nameOf(value).equals(name)).findFirst();
  }

  private static String names(Enum<?>[] values) {
    return Arrays.stream(values).map(SyntheticAddress::nameOf).collect(Collectors.joining(","));
  }

  private static String nameOf(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static FrameSourceException wrong(URI uri, String what) {
    return new FrameSourceException("Cannot open " + uri + ": " + what);
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}

package io.vad4j.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masking of credentials in addresses, for messages, logs and names. It works on the text, so that
 * addresses that are invalid are masked as well.
 *
 * <p>Masked with {@code ***} are everything between the scheme and the last {@code @}, and every
 * parameter in the query or the path that is not known to be harmless, such as a channel number.
 * Where an address is ambiguous, more is masked rather than less. Masking a masked text changes
 * nothing. Segments of the path are masked after one such as {@code password}, and where they look
 * random; a short or pronounceable secret in the path cannot be recognised. Files and devices of
 * this machine have no credentials and are unchanged. Thread-safe.
 *
 * @since 0.1.0
 */
public final class CredentialMask {
  private static final String MASK = "***";

  /** Shorter secrets are masked in their address only, since they occur in any text. */
  private static final int MIN_SECRET_LENGTH = 3;

  private static final Pattern LOCAL =
      Pattern.compile(
          "(?is)(?:file:/(?:[^/].*|//.*)?|[a-z]:[\\\\/].*|(?:v4l2|dshow|avfoundation|synthetic):.*)");
  private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/+");
  private static final Pattern IN_TEXT =
      Pattern.compile("(?i)(?<![a-z0-9+.-])(?!file:/(?:[^/]|//))[a-z][a-z0-9+.-]*://");
  private static final Pattern ADDRESS =
      Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]+:.*|[^?]*\\?.*");
  private static final Pattern PARAMETER = Pattern.compile("(?:^|[?&;/#,])([^?&;/#,=]*)=");
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_.-]{0,31}[0-9]?|[*]{3}|");
  private static final Pattern OPEN_PARAMETER = Pattern.compile("(?s).*[?&;/#,_][^=]*=[^&]*");
  private static final Pattern FLAG = Pattern.compile("[?&]([^?&=#/\\s]+)(?=[?&#/\\s]|$)");
  private static final Pattern HARMLESS_VALUE = Pattern.compile("[A-Za-z0-9.:-]{0,16}");
  private static final String AFTER_VALUE = "?&;/#, \t\n\r\f";
  private static final Pattern PATH =
      Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:/+[^/?#]*/([^?#\\s'\"<>)]*)");
  private static final Set<String> HARMLESS =
      Set.of(
          "anomalies",
          "bitrate",
          "camera",
          "channel",
          "channels",
          "codec",
          "compression",
          "fps",
          "frames",
          "framerate",
          "height",
          "layout",
          "listen",
          "mode",
          "profile",
          "proto",
          "quality",
          "real_stream",
          "resolution",
          "rtsp_transport",
          "seed",
          "size",
          "stream",
          "subtype",
          "tcp",
          "test",
          "timeout",
          "train",
          "transport",
          "transportmode",
          "udp",
          "unicast",
          "video",
          "videocodec",
          "width");

  private final String text;

  /** Where a value ends at the latest: any but an ampersand, or white space and quotes as well. */
  private final String ends;

  private final List<String> secrets = new ArrayList<>();

  private CredentialMask(String text, String ends) {
    this.text = text;
    this.ends = ends;
  }

  /**
   * {@return an address without its credentials}
   *
   * @param address an address of any form, valid or not; without a scheme, everything before the
   *     last {@code @} counts as credentials where it contains a colon
   */
  public static String mask(String address) {
    return new CredentialMask(address, "&").maskAddress();
  }

  /**
   * {@return a text, such as an error message, in which every address with a scheme is masked}
   *
   * @param text any text
   */
  public static String maskAll(String text) {
    StringBuilder masked = new StringBuilder();
    Matcher matcher = IN_TEXT.matcher(text);
    int end = 0;
    boolean found = matcher.find();
    while (found) {
      int start = matcher.start();
      int line = endOfLine(text, start);
      found = matcher.find();
      int stop = found ? Math.min(line, matcher.start()) : line;
      masked.append(text.substring(end, start));
      masked.append(new CredentialMask(text.substring(start, stop), "& \t'\"<>)").maskAddress());
      end = stop;
    }
    return masked.append(text.substring(end)).toString();
  }

  /**
   * {@return a text in which every address is masked, and the credentials of one address wherever
   * they are}
   *
   * @param text any text, such as an error message about the address
   * @param address the address as it was given
   */
  public static String maskAll(String text, String address) {
    CredentialMask mask = new CredentialMask(address, "&");
    String masked = text.replace(address, mask.maskAddress());
    for (String secret : mask.secrets) {
      if (secret.length() >= MIN_SECRET_LENGTH) {
        masked = masked.replace(secret, MASK);
      }
    }
    return maskAll(masked);
  }

  private static int endOfLine(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private String maskAddress() {
    return LOCAL.matcher(text).matches() ? text : maskPath(maskCredentials());
  }

  /** Masks secrets among the segments of the path. */
  private String maskPath(String address) {
    Matcher path = PATH.matcher(address);
    if (!path.find()) {
      return address;
    }
    StringBuilder masked = new StringBuilder(address.substring(0, path.start(1)));
    boolean announced = false;
    for (String segment : path.group(1).split("(?<=/)")) {
      String name = segment.endsWith("/") ? segment.substring(0, segment.length() - 1) : segment;
      int end = announced ? name.length() : SecretSegment.end(name);
      String part = name.substring(0, end);
      if (!part.isEmpty() && (announced || SecretSegment.isRandom(part))) {
        addSecret(part);
        masked.append(MASK).append(segment.substring(end));
      } else {
        masked.append(segment);
      }
      announced = !announced && SecretSegment.announces(name);
    }
    return masked.append(address.substring(path.end(1))).toString();
  }

  private String maskCredentials() {
    Matcher authority = AUTHORITY.matcher(text);
    int start = authority.lookingAt() ? authority.end() : 0;
    int at = text.lastIndexOf('@');
    // Nothing before the at sign, as in udp://@:5000, is no user.
    if (at < start || at == start && start > 0 || start == 0 && text.lastIndexOf(':', at) < 0) {
      return ADDRESS.matcher(text).matches() ? maskParameters(0) : text;
    }
    String user = text.substring(start, at);
    addSecret(user);
    for (int i = user.indexOf(':'); i >= 0; i = user.indexOf(':', i + 1)) {
      addSecret(user.substring(i + 1));
    }
    String before = text.substring(0, start) + MASK + "@";
    if (!OPEN_PARAMETER.matcher(user).matches()) {
      return before + maskParameters(at + 1);
    }
    // The at sign may be part of a parameter, which goes on after it.
    int end = endOfValue(at + 1);
    addSecret(text.substring(at + 1, end));
    for (String parameter : text.substring(start, end).split("[?&]")) {
      addSecret(parameter.substring(parameter.indexOf('=') + 1));
    }
    return before + MASK + maskParameters(end);
  }

  private String maskParameters(int from) {
    StringBuilder masked = new StringBuilder();
    Matcher parameter = PARAMETER.matcher(text).region(from, text.length());
    int done = from;
    while (parameter.find()) {
      boolean named = NAME.matcher(parameter.group(1)).matches();
      int name = named ? parameter.end() : parameter.start(1);
      masked.append(maskFlags(text.substring(done, name)));
      if (!named) {
        addSecret(parameter.group(1));
        masked.append(MASK + "=");
      }
      done = parameter.end();
      Matcher value = HARMLESS_VALUE.matcher(text).region(done, text.length());
      if (HARMLESS.contains(parameter.group(1).toLowerCase(Locale.ROOT))
          && value.lookingAt()
          && isEnd(value.end())) {
        masked.append(value.group());
        done = value.end();
      } else {
        int end = endOfValue(done);
        addSecret(text.substring(done, end));
        masked.append(end == done ? "" : MASK);
        done = end;
      }
      parameter.region(done, text.length());
    }
    return masked.append(maskFlags(text.substring(done))).toString();
  }

  /** Masks parameters without a value. */
  private String maskFlags(String part) {
    return FLAG.matcher(part)
        .replaceAll(
            flag -> {
              if (HARMLESS.contains(flag.group(1).toLowerCase(Locale.ROOT))) {
                return Matcher.quoteReplacement(flag.group());
              }
              addSecret(flag.group(1));
              return Matcher.quoteReplacement(flag.group().charAt(0) + MASK);
            });
  }

  /** Whether no character of a value is at a position. */
  private boolean isEnd(int at) {
    return at == text.length() || (AFTER_VALUE + ends).indexOf(text.charAt(at)) >= 0;
  }

  private int endOfValue(int start) {
    int end = start;
    while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static String decode(String secret) {
    try {
      return URLDecoder.decode(secret.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return secret;
    }
  }

  private void addSecret(String secret) {
    if (!secret.equals(MASK)) {
      secrets.add(secret);
      secrets.add(decode(secret));
      secrets.add(secret.substring(0, Math.max(0, secret.lastIndexOf('#'))));
      // Which part is the secret is not known where an address is ambiguous.
      secrets.addAll(List.of(secret.split("[@#]|_?[A-Za-z]+=")));
    }
  }

  /**
   * Recognition of secrets among the segments of a path: what follows a segment such as {@code
   * password}, and segments that look random, such as stream keys, tokens and UUIDs.
   */
  private static final class SecretSegment {
    /** Random segments that are shorter cannot be told from names. */
    private static final int MIN_LENGTH = 12;

    private static final int MIN_HEX_LENGTH = 16;
    private static final int MIN_PAIRS = 6;

    /** Random letters have a sixth of their pairs among the common ones, words most of them. */
    private static final double MIN_COMMON_PAIRS = 0.4;

    private static final Set<String> NAMES =
        Set.of(
            "user",
            "username",
            "usr",
            "password",
            "passwd",
            "pass",
            "pwd",
            "psw",
            "token",
            "key",
            "apikey",
            "api_key",
            "api-key",
            "secret");

    private static final Pattern HEX = Pattern.compile("(?=.*[0-9])(?=.*[A-Fa-f])[0-9A-Fa-f]+");
    private static final Pattern EXTENSION = Pattern.compile("[.][A-Za-z][A-Za-z0-9]{1,4}$");

    /** The pairs of letters that are most frequent in English words. */
    private static final Set<String> COMMON_PAIRS =
        Set.copyOf(
            Arrays.asList(
                ("th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou"
                        + " io le ve co me de hi ri ro ic ne ea ra ce li ch ll be ma si om ur ca el"
                        + " ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so rs un"
                        + " lo wa ge ie ee wi em ad ol rt po we na ul ni ts mo ow pa im mi ai sh ir"
                        + " su id os iv ia am fi ci vi pl tu ev ld mp oo do rm sc da ov ck")
                    .split(" ")));

    private SecretSegment() {}

    /** Whether the next segment of the path is a secret. */
    static boolean announces(String segment) {
      return NAMES.contains(segment.toLowerCase(Locale.ROOT));
    }

    /** Where the secret of a segment ends: before the extension of a file name. */
    static int end(String segment) {
      var extension = EXTENSION.matcher(segment);
      return extension.find() ? extension.start() : segment.length();
    }

    /** Whether a segment looks random. */
    static boolean isRandom(String segment) {
      String text = segment.replaceAll("%[0-9A-Fa-f]{2}", "-");
      String characters = text.replaceAll("[-_.~+=]", "");
      if (characters.length() >= MIN_HEX_LENGTH && HEX.matcher(characters).matches()) {
        return true;
      }
      long letters = characters.chars().filter(SecretSegment::isLetter).count();
      if (characters.length() < MIN_LENGTH || 3 * letters < characters.length()) {
        return false;
      }
      int pairs = 0;
      int common = 0;
      for (int i = 1; i < text.length(); i++) {
        char left = text.charAt(i - 1);
        char right = text.charAt(i);
        if (isWordCharacter(left)
            && isWordCharacter(right)
            && (isLetter(left) || isLetter(right))) {
          pairs++;
          common += isCommon(left, right) ? 1 : 0;
        }
      }
      return pairs >= MIN_PAIRS && common < MIN_COMMON_PAIRS * pairs;
    }

    /** A capital after a small letter begins a word, which makes the pair none of either. */
    private static boolean isCommon(char left, char right) {
      return !(Character.isLowerCase(left) && Character.isUpperCase(right))
          && COMMON_PAIRS.contains(("" + left + right).toLowerCase(Locale.ROOT));
    }

    private static boolean isWordCharacter(char character) {
      return isLetter(character) || character >= '0' && character <= '9';
    }

    private static boolean isLetter(int character) {
      return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }
  }
}

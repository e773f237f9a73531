package io.vad4j.spi;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognition of secrets among the segments of a path: what follows a segment such as {@code
 * password}, and segments that look random, such as stream keys, tokens and UUIDs.
 */
final class SecretSegment {
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
      if (isWordCharacter(left) && isWordCharacter(right) && (isLetter(left) || isLetter(right))) {
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

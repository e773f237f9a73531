package io.vad4j.core.image;

import java.util.Comparator;

/**
 * Natural sort order of names: {@code frame2} before {@code frame10}. Runs of digits compare as
 * numbers of any length, other characters one by one. Names that differ only in leading zeros are
 * ordered lexicographically, so the order is consistent with equals.
 *
 * @since 0.1.0
 */
public enum NaturalOrder implements Comparator<String> {
  /** The only instance. */
  INSTANCE;

  @Override
  public int compare(String left, String right) {
    int l = 0;
    int r = 0;
    while (l < left.length() && r < right.length()) {
      int order;
      if (isDigit(left, l) && isDigit(right, r)) {
        int leftEnd = endOfNumber(left, l);
        int rightEnd = endOfNumber(right, r);
        order = compareNumbers(left.substring(l, leftEnd), right.substring(r, rightEnd));
        l = leftEnd;
        r = rightEnd;
      } else {
        order = Character.compare(left.charAt(l++), right.charAt(r++));
      }
      if (order != 0) {
        return order;
      }
    }
    int rest = Integer.compare(left.length() - l, right.length() - r);
    return rest != 0 ? rest : left.compareTo(right);
  }

  private static int compareNumbers(String left, String right) {
    String l = withoutLeadingZeros(left);
    String r = withoutLeadingZeros(right);
    return l.length() != r.length() ? Integer.compare(l.length(), r.length()) : l.compareTo(r);
  }

  private static String withoutLeadingZeros(String number) {
    int start = 0;
    while (start < number.length() - 1 && number.charAt(start) == '0') {
      start++;
    }
    return number.substring(start);
  }

  private static int endOfNumber(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text, end)) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(String text, int position) {
    char character = text.charAt(position);
    return character >= '0' && character <= '9';
  }
}

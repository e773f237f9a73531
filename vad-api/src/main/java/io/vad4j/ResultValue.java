package io.vad4j;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An immutable result: equal to another of its class with equal properties, printed with names. */
abstract class ResultValue {

  /** {@return the name of each property, followed by its value} */
  abstract Object[] properties();

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ResultValue value
        && value.getClass() == getClass()
        && Arrays.equals(value.properties(), properties());
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(properties());
  }

  @Override
  public final String toString() {
    Object[] properties = properties();
    StringBuilder text = new StringBuilder(getClass().getSimpleName()).append('[');
    for (int i = 0; i < properties.length; i += 2) {
      text.append(i == 0 ? "" : ", ").append(properties[i]).append('=').append(properties[i + 1]);
    }
    return text.append(']').toString();
  }
}

package io.vad4j.core.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GroupSelectionTest {
  private static final int GROUPS = 1000;

  private final DecodedShare share = new DecodedShare(0);

  /** The groups that a stream decodes. */
  private BitSet select(long seed, Duration groupLength) {
    GroupSelection selection = new GroupSelection(share, new SplittableRandom(seed));
    BitSet included = new BitSet();
    for (int group = 0; group < GROUPS; group++) {
      Duration start = groupLength.multipliedBy(group);
      if (selection.includes(start, true)) {
        included.set(group);
      }
      assertThat(selection.includes(start.plus(groupLength.dividedBy(2)), false))
          .as("Picture of group %d", group)
          .isEqualTo(included.get(group));
    }
    return included;
  }

  /** Lets the share fall. */
  private void overload(int seconds) {
    for (int second = 1; second <= seconds; second++) {
      share.count(false, Duration.ofSeconds(second).toNanos());
    }
  }

  @Test
  void allGroupsAreDecodedWithoutOverload() {
    assertThat(select(1, Duration.ofSeconds(2)).cardinality()).isEqualTo(GROUPS);
  }

  @Test
  void shareOfTheGroupsIsDecoded() {
    overload(2);

    assertThat(select(1, Duration.ofSeconds(2)).cardinality())
        .isCloseTo((int) (share.value() * GROUPS), Offset.offset(GROUPS / 50));
  }

  @Test
  void streamsThatStartTogetherDecodeDifferentGroups() {
    overload(2);
    BitSet both = select(1, Duration.ofSeconds(2));
    both.and(select(2, Duration.ofSeconds(2)));

    assertThat(both.cardinality())
        .isCloseTo((int) (share.value() * share.value() * GROUPS), Offset.offset(GROUPS / 20));
  }

  @Test
  void longGroupsAreLeftOutLessOften() {
    overload(100);

    assertThat(select(1, Duration.ofSeconds(10)).cardinality())
        .isCloseTo(GROUPS / 2, Offset.offset(GROUPS / 50));
  }

  @Test
  void picturesThatDependOnNoneAreDecoded() {
    overload(100);

    assertThat(select(1, Duration.ofMillis(40)).cardinality()).isEqualTo(GROUPS);
  }

  @Test
  void firstGroupOfASourceIsDecodedWithoutItsStart() {
    overload(100);
    GroupSelection selection = new GroupSelection(share, new SplittableRandom(1));
    selection.restart();

    assertThat(selection.includes(Duration.ofSeconds(1), false)).isTrue();
  }

  @Test
  void picturesOfShortGroupsDoNotCount() {
    GroupSelection selection = new GroupSelection(share, new SplittableRandom(1));
    for (int frame = 0; frame < 1000; frame++) {
      selection.includes(Duration.ofMillis(40L * frame), true);
      selection.count(false, Duration.ofMillis(40L * frame).toNanos());
    }

    assertThat(share.value()).isEqualTo(1);
  }
}

package io.vad4j.tckcheck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The rules of a contract, and those that an implementation fails. */
final class ContractRules {
  private ContractRules() {}

  /** The names of all rules of a contract. */
  static List<String> namesOf(Class<?> contract) {
    List<String> rules = new ArrayList<>();
    for (Class<?> type = contract; type != Object.class; type = type.getSuperclass()) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Test.class))
          .forEach(method -> rules.add(method.getName()));
    }
    return rules;
  }

  /** The names of the failing rules, and of other failures. */
  static List<String> failedRules(Class<?> contract) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(contract))
        .execute()
        .allEvents()
        .failed()
        .map(event -> event.getTestDescriptor().getDisplayName().replaceAll("\\(.*", ""))
        .toList();
  }
}

package io.vad4j.cli.watch.config;

import io.vad4j.InvalidOptionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** What is wrong with a configuration file, each with line and column. Not thread-safe. */
final class ConfigProblems {
  private record Problem(int line, int column, String message) {}

  private final Path file;
  private final List<Problem> problems = new ArrayList<>();

  ConfigProblems(Path file) {
    this.file = file;
  }

  void add(Node node, String message) {
    add(node.getStartMark(), message);
  }

  void add(Optional<Mark> mark, String message) {
    problems.add(
        new Problem(
            mark.map(Mark::getLine).orElse(0) + 1,
            mark.map(Mark::getColumn).orElse(0) + 1,
            message));
  }

  /** Throws if there is a problem, with all of them, a line each, in order. */
  void throwIfAny() {
    if (problems.isEmpty()) {
      return;
    }
    problems.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    throw new InvalidOptionException(
        String.join(
            System.lineSeparator(),
            problems.stream()
                .map(
                    problem ->
                        "%s:%d:%d: %s"
                            .formatted(file, problem.line(), problem.column(), problem.message()))
                .toList()));
  }
}

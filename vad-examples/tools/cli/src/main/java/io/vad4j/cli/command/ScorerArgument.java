package io.vad4j.cli.command;

import io.vad4j.Options;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A scorer as it is given on the command line: {@code NAME} or {@code NAME:option=value,...}.
 *
 * @param name the scorer's name
 * @param options the options given
 */
record ScorerArgument(String name, Options options) {

  /** Reads the text of a command line. */
  static final class Converter implements ITypeConverter<ScorerArgument> {

    @Override
    public ScorerArgument convert(String text) {
      int colon = text.indexOf(':');
      String name = colon < 0 ? text : text.substring(0, colon);
      Options options = Options.none();
      if (colon >= 0) {
        for (String entry : text.substring(colon + 1).split(",")) {
          int equals = entry.indexOf('=');
          if (equals < 1) {
            throw new TypeConversionException(
                "'" + text + "' is no scorer with options; write NAME:option=value,option=value.");
          }
          options = options.with(entry.substring(0, equals), entry.substring(equals + 1));
        }
      }
      if (name.isBlank()) {
        throw new TypeConversionException("'" + text + "' does not begin with a scorer's name.");
      }
      return new ScorerArgument(name, options);
    }
  }
}

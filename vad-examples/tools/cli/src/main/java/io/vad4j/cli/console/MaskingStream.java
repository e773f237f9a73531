package io.vad4j.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vad4j.spi.CredentialMask;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Status and errors with the credentials of addresses masked, wherever the text comes from. Text is
 * passed on by lines, at a carriage return, and when flushed.
 */
public final class MaskingStream extends OutputStream {
  private final PrintStream target;
  private final List<String> args;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** Found when the first text is written, which most short commands do not. */
  private @Nullable List<String> addresses;

  private MaskingStream(PrintStream target, List<String> args) {
    this.target = target;
    this.args = args;
  }

  /**
   * {@return a stream that masks}
   *
   * @param target where the text goes
   * @param args the command line, whose addresses are masked wherever they occur
   */
  public static PrintStream of(PrintStream target, List<String> args) {
    return new PrintStream(new MaskingStream(target, args), true, UTF_8);
  }

  @Override
  public synchronized void write(int value) {
    line.write(value);
    if (value == '\n' || value == '\r') {
      flush();
    }
  }

  @Override
  public synchronized void flush() {
    if (line.size() > 0) {
      String text = line.toString(UTF_8);
      for (String address : addresses()) {
        text = CredentialMask.maskAll(text, address);
      }
      line.reset();
      target.print(CredentialMask.maskAll(text));
    }
    target.flush();
  }

  private List<String> addresses() {
    if (addresses == null) {
      addresses =
          args.stream()
              .map(arg -> arg.replaceFirst("^--[a-z-]+=", ""))
              .filter(arg -> !CredentialMask.mask(arg).equals(arg) && !new File(arg).exists())
              .toList();
    }
    return addresses;
  }
}

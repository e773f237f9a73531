package io.vad4j.cli.output;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an option that names what the command writes. {@link CommandFiles} checks it before the
 * command runs; all other values of a command that name a file or folder are its inputs.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Writes {

  /**
   * {@return the names of the files that are written to the folder, as a regular expression; empty
   * where the option names the file itself}
   */
  String folderOf() default "";

  /** {@return whether it is text, which may also be written to a device such as /dev/stdout} */
  boolean text() default false;

  /** {@return whether {@code -} stands for standard output} */
  boolean standardOutput() default false;
}

/**
 * A page of words, tables and figures, written as HTML, as Markdown and, number by number, as JSON.
 *
 * <p>{@link io.vad4j.examples.cli.page.NumberTable} knows where in which JSON file each of its
 * cells lies, and both kinds of page say so.
 */
@NullMarked
package io.vad4j.examples.cli.page;

import org.jspecify.annotations.NullMarked;

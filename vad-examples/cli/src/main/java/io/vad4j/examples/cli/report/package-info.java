/**
 * The report: one HTML file that shows how well a detector does on labelled clips, and that opens
 * from disk without a network.
 *
 * <p>{@link io.vad4j.examples.cli.report.Report} holds what is to be shown, {@link
 * io.vad4j.examples.cli.report.HtmlReport} makes the page of it. Charts are drawn as SVG whose
 * colours come from the page's style sheet, so that they follow the reader's light or dark setting
 * and need no fonts on the machine that writes them.
 */
@NullMarked
package io.vad4j.examples.cli.report;

import org.jspecify.annotations.NullMarked;

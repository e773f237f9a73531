/** Reports as HTML and Markdown: tables, charts, images. */
@NullMarked
package io.vad4j.report;

import org.jspecify.annotations.NullMarked;

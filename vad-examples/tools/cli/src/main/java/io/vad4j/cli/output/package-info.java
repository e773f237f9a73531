/** Outputs of commands: JSON lines, CSV, subtitles, video, model summaries. */
@NullMarked
package io.vad4j.cli.output;

import org.jspecify.annotations.NullMarked;

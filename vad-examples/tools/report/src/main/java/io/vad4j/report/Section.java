package io.vad4j.report;

import java.util.List;

/**
 * A part of a page under a heading.
 *
 * @param id lower-case words joined by hyphens, the fragment of its URL
 * @param title its heading
 * @param blocks its content
 */
public record Section(String id, String title, List<? extends Block> blocks) {}

package dev.keepalive.lab;

import java.util.Map;

/**
 * A part of the report that brings its own words.
 *
 * @param place where it stands among the others
 * @param text in Markdown, with its heading
 * @param pictures SVG by the name of the file, as the text links to it
 */
public record Chapter(int place, String text, Map<String, String> pictures) {}

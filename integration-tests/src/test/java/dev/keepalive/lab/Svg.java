package dev.keepalive.lab;

import java.util.Locale;

/** Writes the elements of an SVG picture; the looks are in classes of a style sheet. */
public final class Svg {
  private final StringBuilder elements = new StringBuilder();

  public void rectangle(String style, double x, double y, double width, double height) {
    add(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>%n",
        style, x, y, Math.max(width, 0), height);
  }

  public void line(String style, double x1, double y1, double x2, double y2) {
    add(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
        style, x1, y1, x2, y2);
  }

  public void dot(String style, double x, double y, double radius) {
    add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>%n", style, x, y, radius);
  }

  /** Left-aligned text; {@code y} is the base line. The class {@code end} aligns it right. */
  public void text(String style, double x, double y, String text) {
    add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", style, x, y, escape(text));
  }

  public void comment(String text) {
    add("<!-- %s -->%n", text);
  }

  private void add(String format, Object... values) {
    elements.append(String.format(Locale.ROOT, format, values));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  /** The whole picture. */
  public String document(double width, double height, String title, String style) {
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\""
                + " height=\"%.0f\" role=\"img\" aria-label=\"%s\">%n<style>%n%s</style>%n",
            width,
            height,
            width,
            height,
            escape(title),
            style)
        + elements
        + "</svg>\n";
  }
}

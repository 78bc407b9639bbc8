package dev.keepalive.agent.cli.print;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers, booleans and null as JSON, RFC 8259. */
public final class Json {
  private final StringBuilder text = new StringBuilder();

  private Json() {}

  /** An object, whose members keep the order in which they are put. */
  public static Map<String, Object> object() {
    return new LinkedHashMap<String, Object>();
  }

  public static List<Object> array() {
    return new ArrayList<Object>();
  }

  /** The text; an array of objects has one in a line. */
  public static String write(Object value) {
    Json json = new Json();
    json.add(value, true);
    return json.text.toString();
  }

  private void add(Object value, boolean inLines) {
    if (value instanceof Map) {
      add((Map<?, ?>) value);
    } else if (value instanceof List) {
      add((List<?>) value, inLines);
    } else if (value instanceof Number || value instanceof Boolean || value == null) {
      text.append(value);
    } else {
      quote(value.toString());
    }
  }

  private void add(Map<?, ?> members) {
    text.append('{');
    boolean first = true;
    for (Map.Entry<?, ?> member : members.entrySet()) {
      text.append(first ? "" : ",");
      quote(member.getKey().toString());
      text.append(':');
      add(member.getValue(), false);
      first = false;
    }
    text.append('}');
  }

  private void add(List<?> values, boolean inLines) {
    String between = inLines ? ",\n " : ",";
    text.append('[');
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "" : between);
      add(values.get(i), false);
    }
    text.append(']');
  }

  private void quote(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < 0x20) {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}

package dev.keepalive.agent.classfile;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The constants of a class file, JVMS 4.4, and those that are added behind them. Not thread-safe.
 */
final class ConstantPool {

  /** Where the pool starts: behind magic and version. */
  private static final int START = 8;

  private static final int MOST = 0xffff;

  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int STRING = 8;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  /** How long a constant is with its tag, by its tag; 0 where there is none of this tag. */
  private static final int[] LENGTHS = {
    0, 0, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3
  };

  private final byte[] file;
  private final int[] places;
  private final int end;
  private final Bytes added = new Bytes();
  private final Map<String, Integer> addedBefore = new HashMap<String, Integer>();
  private int count;

  ConstantPool(byte[] file) {
    this.file = file;
    this.count = Bytes.u2(file, START);
    this.places = new int[count];
    int place = START + 2;
    for (int i = 1; i < count; i++) {
      places[i] = place;
      int tag = file[place];
      if (tag == UTF8) {
        place += 3 + Bytes.u2(file, place + 1);
      } else if (tag < 0 || tag >= LENGTHS.length || LENGTHS[tag] == 0) {
        throw new IllegalArgumentException("a constant of an unknown kind, " + tag);
      } else {
        place += LENGTHS[tag];
        i += tag == LONG || tag == DOUBLE ? 1 : 0; // they take two numbers
      }
    }
    this.end = place;
  }

  /** Where in the file the pool ends. */
  int end() {
    return end;
  }

  /** The text of a CONSTANT_Utf8; right for what is ASCII. */
  String utf8(int index) {
    int place = places[index];
    return new String(file, place + 3, Bytes.u2(file, place + 1), StandardCharsets.UTF_8);
  }

  /** Whether a CONSTANT_Utf8 is this text of ASCII. */
  boolean is(int index, String text) {
    int place = places[index] + 3;
    if (Bytes.u2(file, place - 2) != text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (file[place + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The name in a CONSTANT_Class. */
  String className(int index) {
    return utf8(Bytes.u2(file, places[index] + 1));
  }

  /** Whether a CONSTANT_Class names this class. */
  boolean isClass(int index, String internalName) {
    return is(Bytes.u2(file, places[index] + 1), internalName);
  }

  /** The number of a constant of this text of ASCII, which may not have been there before. */
  int utf8(String text) {
    Integer before = addedBefore.get(text);
    if (before != null) {
      return before;
    }
    int index = next(UTF8);
    added.u2(text.length());
    for (int i = 0; i < text.length(); i++) {
      added.u1(text.charAt(i));
    }
    addedBefore.put(text, index);
    return index;
  }

  int string(String text) {
    return pair(STRING, utf8(text), -1);
  }

  int type(String internalName) {
    return pair(CLASS, utf8(internalName), -1);
  }

  /** A method of a class, not of an interface. */
  int method(String owner, String name, String descriptor) {
    int nameAndType = pair(NAME_AND_TYPE, utf8(name), utf8(descriptor));
    return pair(METHOD, type(owner), nameAndType);
  }

  /**
   * @param second negative for a constant that has one only
   */
  private int pair(int tag, int first, int second) {
    String key = tag + " " + first + " " + second; // no text of Java's starts so
    Integer before = addedBefore.get(key);
    if (before != null) {
      return before;
    }
    int index = next(tag);
    added.u2(first);
    if (second >= 0) {
      added.u2(second);
    }
    addedBefore.put(key, index);
    return index;
  }

  private int next(int tag) {
    if (count == MOST) {
      throw new IllegalStateException("the class has no room for more constants");
    }
    added.u1(tag);
    return count++;
  }

  /** The file's beginning, up to the end of the pool. */
  void write(Bytes out) {
    out.copy(file, 0, START).u2(count).copy(file, START + 2, end).add(added);
  }
}

package dev.keepalive.agent.classfile;

import java.util.Arrays;

/** Bytes in the order of class files, the highest first, as many as are added. Not thread-safe. */
final class Bytes {

  private byte[] bytes = new byte[256];
  private int length;

  int length() {
    return length;
  }

  Bytes u1(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  Bytes u2(int value) {
    return u1(value >> 8).u1(value);
  }

  Bytes u4(int value) {
    return u2(value >> 16).u2(value);
  }

  Bytes copy(byte[] from, int start, int end) {
    room(end - start);
    System.arraycopy(from, start, bytes, length, end - start);
    length += end - start;
    return this;
  }

  Bytes add(Bytes other) {
    return copy(other.bytes, 0, other.length);
  }

  /** Writes four bytes anew. */
  void set4(int place, int value) {
    for (int i = 0; i < 4; i++) {
      bytes[place + i] = (byte) (value >> (24 - 8 * i));
    }
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  static int u1(byte[] bytes, int place) {
    return bytes[place] & 0xff;
  }

  static int u2(byte[] bytes, int place) {
    return (bytes[place] & 0xff) << 8 | (bytes[place + 1] & 0xff);
  }

  static int s2(byte[] bytes, int place) {
    return bytes[place] << 8 | (bytes[place + 1] & 0xff);
  }

  static int s4(byte[] bytes, int place) {
    return u2(bytes, place) << 16 | u2(bytes, place + 2);
  }
}

package dev.keepalive.lab.rescue;

import java.util.List;

/**
 * What one connection carried, in the words of its program: the number of bytes and their checksum.
 */
record Carried(long bytes, String sent, String received) {

  static boolean isOne(String line) {
    return line.startsWith("hushed\t");
  }

  static Carried of(String line) {
    List<String> fields = List.of(line.split("\t", -1));
    return new Carried(
        Long.parseLong(fields.get(3)),
        fields.get(1) + " " + fields.get(2),
        fields.get(3) + " " + fields.get(4));
  }

  /** Whether every byte came back. */
  boolean isWhole() {
    return bytes > 0 && sent.equals(received);
  }
}

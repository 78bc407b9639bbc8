package dev.keepalive.agent.boot;

/** Numbers as they stand in a jar: least significant byte first. */
final class LittleEndian {

  private LittleEndian() {}

  static int int16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) | ((bytes[at + 1] & 0xff) << 8);
  }

  static int int32(byte[] bytes, int at) {
    return int16(bytes, at) | (int16(bytes, at + 2) << 16);
  }
}

package dev.keepalive.agent.classfile;

/**
 * Writes a StackMapTable anew, JVMS 4.7.4, for instructions that have been moved. Not thread-safe.
 */
final class StackMap {
  private static final int SAME_LOCALS_1 = 64;
  private static final int SAME_LOCALS_1_EXTENDED = 247;
  private static final int SAME_EXTENDED = 251;
  private static final int APPEND = 252;
  private static final int FULL = 255;

  static final int OBJECT = 7;
  private static final int UNINITIALIZED = 8;

  private final byte[] file;
  private final Instructions instructions;
  private final Bytes out;
  private int in;
  private int offset = -1;
  private int movedOffset = -1;

  /**
   * @param in where in the file the first frame is
   */
  StackMap(byte[] file, int in, Instructions instructions, Bytes out) {
    this.file = file;
    this.in = in;
    this.instructions = instructions;
    this.out = out;
  }

  /** Writes so many frames. */
  void move(int frames) {
    for (int i = 0; i < frames; i++) {
      moveFrame();
    }
  }

  /**
   * Writes one more frame at the end of all.
   *
   * @param at the new offset
   * @param frame its locals and its stack
   */
  void add(int at, Bytes frame) {
    out.u1(FULL).u2(at - movedOffset - 1).add(frame);
  }

  private void moveFrame() {
    int type = Bytes.u1(file, in++);
    if (type < SAME_LOCALS_1) {
      int delta = delta(type);
      if (delta < SAME_LOCALS_1) {
        out.u1(delta);
      } else {
        out.u1(SAME_EXTENDED).u2(delta);
      }
    } else if (type < 2 * SAME_LOCALS_1) {
      sameLocals1(delta(type - SAME_LOCALS_1));
    } else if (type < SAME_LOCALS_1_EXTENDED) {
      throw new IllegalArgumentException("an unknown frame, " + type);
    } else {
      int delta = delta(next2());
      if (type == SAME_LOCALS_1_EXTENDED) {
        sameLocals1(delta);
        return;
      }
      out.u1(type).u2(delta);
      if (type == FULL) {
        moveTypes(copyCount()); // locals
        moveTypes(copyCount()); // stack
      } else if (type >= APPEND) {
        moveTypes(type - SAME_EXTENDED);
      }
    }
  }

  private void sameLocals1(int delta) {
    if (delta < SAME_LOCALS_1) {
      out.u1(SAME_LOCALS_1 + delta);
    } else {
      out.u1(SAME_LOCALS_1_EXTENDED).u2(delta);
    }
    moveTypes(1);
  }

  /** A frame's offset is told as the distance to the one before, less one; the first's as it is. */
  private int delta(int old) {
    offset += old + 1;
    int moved = instructions.target(offset);
    int delta = moved - movedOffset - 1;
    movedOffset = moved;
    return delta;
  }

  private void moveTypes(int count) {
    for (int i = 0; i < count; i++) {
      int type = Bytes.u1(file, in++);
      out.u1(type);
      if (type == OBJECT) {
        out.u2(next2());
      } else if (type == UNINITIALIZED) {
        out.u2(instructions.place(next2())); // of the "new" that made it
      }
    }
  }

  private int copyCount() {
    int count = next2();
    out.u2(count);
    return count;
  }

  private int next2() {
    in += 2;
    return Bytes.u2(file, in - 2);
  }
}

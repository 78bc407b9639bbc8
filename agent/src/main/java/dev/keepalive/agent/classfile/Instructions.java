package dev.keepalive.agent.classfile;

/**
 * A method's instructions, JVMS 6.5, and where each comes to stand when others are put between
 * them. Not thread-safe.
 */
final class Instructions {
  private static final int IFEQ = 153;
  private static final int JSR = 168;
  private static final int TABLESWITCH = 170;
  private static final int LOOKUPSWITCH = 171;
  private static final int IRETURN = 172;
  private static final int RETURN = 177;
  private static final int WIDE = 196;
  private static final int IINC = 132;
  private static final int IFNULL = 198;
  private static final int IFNONNULL = 199;
  private static final int GOTO_W = 200;
  private static final int JSR_W = 201;
  private static final int ASTORE = 58;
  private static final int ASTORE_0 = 75;
  private static final int ASTORE_3 = 78;

  /** How long an instruction is, by its opcode; a minus stands where that is not settled. */
  private static final String LENGTHS =
      "1111111111111111"
          + "2323322222111111"
          + "1111111111111111"
          + "1111112222211111"
          + "1111111111111111"
          + "1111111111111111"
          + "1111111111111111"
          + "1111111111111111"
          + "1111311111111111"
          + "1111111113333333"
          + "333333333"
          + "2"
          + "--"
          + "1111"
          + "1133333335532311"
          + "3311-433"
          + "55";

  private final byte[] file;
  private final int start;
  private final int length;

  /** By the old offset: where who jumps there goes from now on. */
  private final int[] targets;

  /** By the old offset: where the instruction itself is from now on. */
  private final int[] places;

  /**
   * @param start where in the file they are
   */
  Instructions(byte[] file, int start, int length) {
    this.file = file;
    this.start = start;
    this.length = length;
    this.targets = new int[length + 1];
    this.places = new int[length + 1];
  }

  /** What is put before one of them; who jumps there comes by it. */
  interface Inserted {
    /**
     * @return null for nothing
     */
    Bytes before(int offset);
  }

  boolean isReturn(int offset) {
    int opcode = opcode(offset);
    return opcode >= IRETURN && opcode <= RETURN;
  }

  /** Whether it stores an object in a local variable. */
  boolean isStore(int offset) {
    int opcode = opcode(offset);
    return opcode == ASTORE || (opcode >= ASTORE_0 && opcode <= ASTORE_3);
  }

  int target(int offset) {
    return targets[offset];
  }

  int place(int offset) {
    return places[offset];
  }

  /** Works out where all of them go, behind so many bytes by which nobody comes that jumps. */
  void place(int before, Inserted inserted) {
    int place = before;
    int offset = 0;
    while (offset < length) {
      targets[offset] = place;
      Bytes more = inserted.before(offset);
      place += more == null ? 0 : more.length();
      places[offset] = place;
      int old = lengthAt(offset);
      place += old + (isSwitch(offset) ? padding(place) - padding(offset) : 0);
      offset += old;
    }
    targets[length] = place;
    places[length] = place;
  }

  /** Writes them where {@link #place(int, Inserted)} has put them. */
  void write(Bytes out, Inserted inserted) {
    for (int offset = 0; offset < length; offset += lengthAt(offset)) {
      Bytes more = inserted.before(offset);
      if (more != null) {
        out.add(more);
      }
      int opcode = opcode(offset);
      int at = start + offset;
      if (isSwitch(offset)) {
        writeSwitch(out, offset);
      } else if ((opcode >= IFEQ && opcode <= JSR) || opcode == IFNULL || opcode == IFNONNULL) {
        int distance = distance(offset, Bytes.s2(file, at + 1));
        if (distance != (short) distance) {
          throw new IllegalStateException("a jump would be too far");
        }
        out.u1(opcode).u2(distance);
      } else if (opcode == GOTO_W || opcode == JSR_W) {
        out.u1(opcode).u4(distance(offset, Bytes.s4(file, at + 1)));
      } else {
        out.copy(file, at, at + lengthAt(offset));
      }
    }
  }

  private void writeSwitch(Bytes out, int offset) {
    int at = start + offset + 1 + padding(offset);
    int end = start + offset + lengthAt(offset);
    out.u1(opcode(offset));
    for (int i = padding(places[offset]); i > 0; i--) {
      out.u1(0);
    }
    out.u4(distance(offset, Bytes.s4(file, at)));
    boolean table = opcode(offset) == TABLESWITCH;
    out.copy(file, at + 4, at + (table ? 12 : 8)); // low and high, or how many
    at += table ? 12 : 8;
    while (at < end) {
      if (!table) {
        out.copy(file, at, at + 4); // the value
        at += 4;
      }
      out.u4(distance(offset, Bytes.s4(file, at)));
      at += 4;
    }
  }

  private int distance(int offset, int before) {
    return targets[offset + before] - places[offset];
  }

  private int opcode(int offset) {
    return Bytes.u1(file, start + offset);
  }

  private boolean isSwitch(int offset) {
    int opcode = opcode(offset);
    return opcode == TABLESWITCH || opcode == LOOKUPSWITCH;
  }

  /** The operands of a switch stand at a multiple of four. */
  private static int padding(int offset) {
    return 3 - offset % 4;
  }

  private int lengthAt(int offset) {
    int opcode = opcode(offset);
    if (opcode >= LENGTHS.length()) {
      throw new IllegalArgumentException("an unknown instruction, " + opcode);
    }
    int at = start + offset + 1 + padding(offset);
    switch (opcode) {
      case TABLESWITCH:
        return 13 + padding(offset) + 4 * (Bytes.s4(file, at + 8) - Bytes.s4(file, at + 4) + 1);
      case LOOKUPSWITCH:
        return 9 + padding(offset) + 8 * Bytes.s4(file, at + 4);
      case WIDE:
        return opcode(offset + 1) == IINC ? 6 : 4;
      default:
        return LENGTHS.charAt(opcode) - '0';
    }
  }
}

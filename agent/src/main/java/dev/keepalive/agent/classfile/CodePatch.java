package dev.keepalive.agent.classfile;

/**
 * Writes the Code attribute of a method anew, JVMS 4.7.3, with what is woven into it. Type
 * annotations within the code, which only tools read, are left out. Not thread-safe.
 */
final class CodePatch implements Instructions.Inserted {
  private static final int MOST_CODE = 0xffff;
  private static final int FIRST_WITH_FRAMES = 50; // Java 6

  private final byte[] file;
  private final ConstantPool pool;
  private final MethodPatch patch;
  private final Instructions instructions;
  private final boolean[] stores;
  private final int stack;
  private final int code;
  private final int exceptions;
  private final int exceptionCount;
  private final int attributes;

  /**
   * @param at where in the file the attribute's content starts
   */
  CodePatch(byte[] file, int at, ConstantPool pool, MethodPatch patch) {
    this.file = file;
    this.pool = pool;
    this.patch = patch;
    this.stack = at;
    this.code = at + 8;
    int length = Bytes.s4(file, at + 4);
    this.exceptions = code + length + 2;
    this.exceptionCount = Bytes.u2(file, exceptions - 2);
    this.attributes = exceptions + 8 * exceptionCount;
    this.instructions = new Instructions(file, code, length);
    this.stores = new boolean[length];
    for (int i = 0; i < exceptionCount && patch.caught() != null; i++) {
      int entry = exceptions + 8 * i;
      int type = Bytes.u2(file, entry + 6);
      int handler = Bytes.u2(file, entry + 4);
      stores[handler] |=
          type != 0 && pool.isClass(type, patch.caught()) && instructions.isStore(handler);
    }
    Bytes start = patch.start();
    instructions.place(start == null ? 0 : start.length(), this);
  }

  @Override
  public Bytes before(int offset) {
    if (stores[offset]) {
      return patch.catches();
    }
    return patch.returns() != null && instructions.isReturn(offset) ? patch.returns() : null;
  }

  void write(Bytes out) {
    int start = out.length();
    out.u4(0);
    out.u2(Bytes.u2(file, stack) + Code.DEEPEST).copy(file, stack + 2, stack + 4);
    writeCode(out);
    boolean more = patch.end() != null;
    out.u2(exceptionCount + (more ? 1 : 0));
    for (int i = 0; i < exceptionCount; i++) {
      int entry = exceptions + 8 * i;
      for (int part = 0; part < 6; part += 2) { // start, end, handler
        out.u2(instructions.target(Bytes.u2(file, entry + part)));
      }
      out.copy(file, entry + 6, entry + 8);
    }
    if (more) { // last: the method's own go first
      int end = end();
      out.u2(0).u2(end).u2(end).u2(patch.thrown());
    }
    writeAttributes(out);
    out.set4(start, out.length() - start - 4);
  }

  private void writeCode(Bytes out) {
    int start = out.length();
    out.u4(0);
    if (patch.start() != null) {
      out.add(patch.start());
    }
    instructions.write(out, this);
    if (patch.end() != null) {
      out.add(patch.end());
    }
    int length = out.length() - start - 4;
    if (length > MOST_CODE) {
      throw new IllegalStateException("the method has no room for more code");
    }
    out.set4(start, length);
  }

  /** Where the method's own code ends. */
  private int end() {
    return instructions.target(stores.length);
  }

  private void writeAttributes(Bytes out) {
    Bytes written = new Bytes();
    int count = 0;
    boolean frames = false;
    int at = attributes + 2;
    for (int i = Bytes.u2(file, attributes); i > 0; i--) {
      int name = Bytes.u2(file, at);
      int content = at + 6;
      at = content + Bytes.s4(file, at + 2);
      Bytes moved = null;
      if (pool.is(name, "StackMapTable")) {
        moved = frames(Bytes.u2(file, content), content + 2);
        frames = true;
      } else if (pool.is(name, "LineNumberTable")) {
        moved = table(content, 4, false);
      } else if (pool.is(name, "LocalVariableTable") || pool.is(name, "LocalVariableTypeTable")) {
        moved = table(content, 10, true);
      }
      if (moved != null) {
        written.u2(name).u4(moved.length()).add(moved);
        count++;
      }
    }
    if (!frames && patch.end() != null && Bytes.u2(file, 6) >= FIRST_WITH_FRAMES) {
      Bytes made = frames(0, 0);
      written.u2(pool.utf8("StackMapTable")).u4(made.length()).add(made);
      count++;
    }
    out.u2(count).add(written);
  }

  private Bytes frames(int count, int at) {
    Bytes moved = new Bytes();
    moved.u2(count + (patch.end() == null ? 0 : 1));
    StackMap frames = new StackMap(file, at, instructions, moved);
    frames.move(count);
    if (patch.end() != null) {
      frames.add(end(), patch.endFrame());
    }
    return moved;
  }

  /**
   * @param length how long an entry is; it starts with an offset, and may go on with how many bytes
   *     of code it is for
   */
  private Bytes table(int at, int length, boolean isRange) {
    Bytes moved = new Bytes();
    int count = Bytes.u2(file, at);
    moved.u2(count);
    for (int entry = at + 2; count > 0; count--, entry += length) {
      int start = Bytes.u2(file, entry);
      moved.u2(instructions.target(start));
      if (isRange) {
        int end = start + Bytes.u2(file, entry + 2);
        moved.u2(instructions.target(end) - instructions.target(start));
      }
      moved.copy(file, entry + (isRange ? 4 : 2), entry + length);
    }
    return moved;
  }
}

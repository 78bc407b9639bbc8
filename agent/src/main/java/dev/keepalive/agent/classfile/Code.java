package dev.keepalive.agent.classfile;

/** Instructions that are woven in, JVMS 6.5. Without a branch. Not thread-safe. */
public final class Code {

  /** How many words any of it has on the stack at once, beside what lies there already. */
  static final int DEEPEST = 8;

  private static final int ACONST_NULL = 1;
  private static final int LDC_W = 19;
  private static final int ILOAD = 21;
  private static final int ALOAD = 25;
  private static final int ISTORE = 54;
  private static final int ASTORE = 58;
  private static final int POP = 87;
  private static final int DUP = 89;
  private static final int SWAP = 95;
  private static final int INVOKEVIRTUAL = 182;
  private static final int INVOKESTATIC = 184;
  private static final int ATHROW = 191;
  private static final int CHECKCAST = 192;

  private final ConstantPool pool;
  private final Bytes bytes = new Bytes();

  Code(ConstantPool pool) {
    this.pool = pool;
  }

  Bytes bytes() {
    return bytes;
  }

  public Code pushNull() {
    return op(ACONST_NULL);
  }

  public Code pushString(String text) {
    bytes.u1(LDC_W).u2(pool.string(text));
    return this;
  }

  /** The object in this local variable. */
  public Code load(int slot) {
    return variable(ALOAD, slot);
  }

  /** The int or boolean in it. */
  public Code loadInt(int slot) {
    return variable(ILOAD, slot);
  }

  public Code store(int slot) {
    return variable(ASTORE, slot);
  }

  public Code storeInt(int slot) {
    return variable(ISTORE, slot);
  }

  public Code dup() {
    return op(DUP);
  }

  public Code swap() {
    return op(SWAP);
  }

  public Code pop() {
    return op(POP);
  }

  public Code rethrow() {
    return op(ATHROW);
  }

  public Code cast(String internalName) {
    bytes.u1(CHECKCAST).u2(pool.type(internalName));
    return this;
  }

  public Code callStatic(String owner, String name, String descriptor) {
    bytes.u1(INVOKESTATIC).u2(pool.method(owner, name, descriptor));
    return this;
  }

  public Code call(String owner, String name, String descriptor) {
    bytes.u1(INVOKEVIRTUAL).u2(pool.method(owner, name, descriptor));
    return this;
  }

  private Code variable(int opcode, int slot) {
    if (slot > 0xff) {
      throw new IllegalArgumentException("too many parameters");
    }
    bytes.u1(opcode).u1(slot);
    return this;
  }

  private Code op(int opcode) {
    bytes.u1(opcode);
    return this;
  }
}

package dev.keepalive.agent.weave;

import net.bytebuddy.asm.AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Tells the bridge of each {@code IOException} that leaves a method: by an entry in the method's
 * exception table and code behind its end, so that a call that succeeds runs no instruction of
 * ours. {@code Advice} would run some on every return.
 */
final class FailureHook implements MethodVisitorWrapper {

  @Override
  public MethodVisitor wrap(
      TypeDescription type,
      MethodDescription method,
      MethodVisitor visitor,
      Implementation.Context context,
      TypePool pool,
      int writerFlags,
      int readerFlags) {
    boolean expanded = (readerFlags & ClassReader.EXPAND_FRAMES) != 0;
    return new Leaving(visitor, locals(type, method), expanded ? Opcodes.F_NEW : Opcodes.F_FULL);
  }

  /** What is in the local variables all through the method: itself and its parameters. */
  private static Object[] locals(TypeDescription type, MethodDescription method) {
    Object[] locals = new Object[1 + method.getParameters().size()];
    locals[0] = type.getInternalName();
    for (int i = 1; i < locals.length; i++) {
      locals[i] = verified(method.getParameters().get(i - 1).getType().asErasure());
    }
    return locals;
  }

  /** A type as the verifier has it, JVMS §4.10.1.2. */
  private static Object verified(TypeDescription type) {
    if (!type.isPrimitive()) {
      return type.isArray() ? type.getDescriptor() : type.getInternalName();
    }
    return type.represents(long.class)
        ? Opcodes.LONG
        : type.represents(double.class)
            ? Opcodes.DOUBLE
            : type.represents(float.class) ? Opcodes.FLOAT : Opcodes.INTEGER;
  }

  private static final class Leaving extends MethodVisitor {
    private static final String IO_EXCEPTION = "java/io/IOException";

    private final Object[] locals;
    private final int frame;
    private final Label start = new Label();

    Leaving(MethodVisitor next, Object[] locals, int frame) {
      super(OpenedClassReader.ASM_API, next);
      this.locals = locals;
      this.frame = frame;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      visitLabel(start);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      Label handler = new Label();
      visitLabel(handler);
      visitTryCatchBlock(start, handler, handler, IO_EXCEPTION); // last: the method's own go first
      visitFrame(frame, locals.length, locals, 1, new Object[] {IO_EXCEPTION});
      FailureCall.write(mv);
      visitInsn(Opcodes.ATHROW);
      super.visitMaxs(Math.max(maxStack, FailureCall.STACK), maxLocals);
    }
  }
}

package dev.keepalive.agent.weave;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Tells the bridge of each {@code IOException} that leaves a method: by an entry in the method's
 * exception table and code behind its end, so that a call that succeeds runs no instruction of
 * ours.
 */
final class FailureHook implements MethodHook {

  @Override
  public MethodVisitor into(MethodVisitor next, Method method) {
    return new Leaving(next, locals(method));
  }

  /** What is in the local variables all through the method: itself and its parameters. */
  private static Object[] locals(Method method) {
    Type[] parameters = Type.getArgumentTypes(method.descriptor);
    Object[] locals = new Object[1 + parameters.length];
    locals[0] = method.className;
    for (int i = 1; i < locals.length; i++) {
      locals[i] = verified(parameters[i - 1]);
    }
    return locals;
  }

  /** A type as the verifier has it, JVMS §4.10.1.2. */
  private static Object verified(Type type) {
    switch (type.getSort()) {
      case Type.OBJECT:
      case Type.ARRAY:
        return type.getInternalName();
      case Type.LONG:
        return Opcodes.LONG;
      case Type.DOUBLE:
        return Opcodes.DOUBLE;
      case Type.FLOAT:
        return Opcodes.FLOAT;
      default:
        return Opcodes.INTEGER;
    }
  }

  private static final class Leaving extends MethodVisitor {
    private static final String IO_EXCEPTION = "java/io/IOException";

    private final Object[] locals;
    private final Label start = new Label();

    Leaving(MethodVisitor next, Object[] locals) {
      super(Opcodes.ASM9, next);
      this.locals = locals;
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
      visitFrame(Opcodes.F_FULL, locals.length, locals, 1, new Object[] {IO_EXCEPTION});
      FailureCall.write(mv);
      visitInsn(Opcodes.ATHROW);
      super.visitMaxs(maxStack, maxLocals);
    }
  }
}

package dev.keepalive.agent.weave;

import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Tells the bridge of each exception that a method catches as a {@code Throwable}: the asynchronous
 * channels catch what their reads and writes throw, and hand it to the handler or the future.
 */
final class CaughtFailureHook implements MethodHook {

  @Override
  public MethodVisitor into(MethodVisitor next, Method method) {
    return new Catching(next);
  }

  private static final class Catching extends MethodVisitor {
    private final Set<Label> handlers = new HashSet<Label>();
    private boolean atHandler;

    Catching(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
      if ("java/lang/Throwable".equals(type)) {
        handlers.add(handler);
      }
      super.visitTryCatchBlock(start, end, handler, type);
    }

    @Override
    public void visitLabel(Label label) {
      super.visitLabel(label);
      atHandler |= handlers.contains(label);
    }

    /** The first thing that javac does with a caught exception is to store it. */
    @Override
    public void visitVarInsn(int opcode, int variable) {
      if (atHandler && opcode == Opcodes.ASTORE) {
        FailureCall.write(mv);
      }
      atHandler = false;
      super.visitVarInsn(opcode, variable);
    }
  }
}

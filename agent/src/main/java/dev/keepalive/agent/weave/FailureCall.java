package dev.keepalive.agent.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The call that tells the bridge of an exception, which lies on the stack before and after it. */
final class FailureCall {
  private FailureCall() {}

  /** In a method of an object that {@code this} still names. */
  static void write(MethodVisitor mv) {
    mv.visitInsn(Opcodes.DUP);
    mv.visitLdcInsn(Events.FAILED);
    mv.visitInsn(Opcodes.SWAP);
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitInsn(Opcodes.ACONST_NULL);
    mv.visitInsn(Opcodes.ACONST_NULL);
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "java/net/KeepaliveBridge",
        "event",
        "(Ljava/lang/String;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;"
            + "Ljava/lang/Object;)Ljava/lang/Object;",
        false);
    mv.visitInsn(Opcodes.POP);
  }
}

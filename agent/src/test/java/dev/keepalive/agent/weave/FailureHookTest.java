package dev.keepalive.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.jvm.BeforeMain;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.Connections;
import dev.keepalive.agent.socket.Loopback;
import dev.keepalive.agent.socket.record.Failures;
import dev.keepalive.agent.sweep.Sweeper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** What succeeds runs the JDK's own instructions and no others. */
class FailureHookTest {
  private static final List<Integer> BEHIND_THE_END =
      List.of(
          Opcodes.DUP,
          Opcodes.LDC,
          Opcodes.SWAP,
          Opcodes.ALOAD,
          Opcodes.ACONST_NULL,
          Opcodes.ACONST_NULL,
          Opcodes.INVOKESTATIC,
          Opcodes.POP,
          Opcodes.ATHROW);

  @Test
  void the_instructions_of_reads_and_writes_stay_as_they_are() throws Exception {
    Map<String, List<Target>> ofClass =
        Targets.on(Runtime.version().feature()).stream()
            .filter(target -> target.hook() == Hooks.FAILURE)
            .collect(Collectors.groupingBy(target -> target.className().replace('.', '/')));
    assertThat(ofClass).hasSize(3);
    for (Map.Entry<String, List<Target>> each : ofClass.entrySet()) {
      byte[] before = TargetTransformerTest.bytes(each.getKey());
      byte[] after = woven(each.getKey(), each.getValue(), before);
      for (Target target : each.getValue()) {
        List<Integer> own = instructions(before, target);
        assertThat(own).as("%s", target).isNotEmpty();
        List<Integer> expected = new ArrayList<>(own);
        expected.addAll(BEHIND_THE_END);
        assertThat(instructions(after, target)).as("%s", target).isEqualTo(expected);
      }
    }
  }

  private static byte[] woven(String name, List<Target> targets, byte[] bytes) throws Exception {
    RecordingLog log = new RecordingLog();
    Connections off =
        new Connections(Loopback.policy("enabled=false"), BeforeMain.over(), record -> {}, log);
    Sweeper sweeper = new Sweeper(off, BeforeMain.over(), -1, log);
    return Bridged.transformer(
            Map.of(name, targets), sweeper, Bridged.hook(off, new Failures(log), 17), log)
        .transform(null, name, null, null, bytes);
  }

  private static List<Integer> instructions(byte[] type, Target target) {
    List<Integer> opcodes = new ArrayList<>();
    new ClassReader(type)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return target.methods().contains(name + descriptor) ? new Recorder(opcodes) : null;
              }
            },
            0);
    return opcodes;
  }

  private static final class Recorder extends MethodVisitor {
    private final List<Integer> opcodes;

    Recorder(List<Integer> opcodes) {
      super(Opcodes.ASM9);
      this.opcodes = opcodes;
    }

    @Override
    public void visitInsn(int opcode) {
      opcodes.add(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      opcodes.add(opcode);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      opcodes.add(opcode);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      opcodes.add(opcode);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      opcodes.add(opcode);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean ofInterface) {
      opcodes.add(opcode);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      opcodes.add(opcode);
    }

    @Override
    public void visitLdcInsn(Object value) {
      opcodes.add(Opcodes.LDC);
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
      opcodes.add(Opcodes.IINC);
    }
  }
}

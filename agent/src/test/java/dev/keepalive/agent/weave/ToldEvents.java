package dev.keepalive.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** What the code of a class tells the bridge. */
final class ToldEvents {

  private ToldEvents() {}

  /** The events that each method tells, in the order of its code. */
  static Map<String, String> of(byte[] woven) {
    Map<String, String> events = new LinkedHashMap<>();
    ClassReader reader = new ClassReader(woven);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String method, String descriptor, String signature, String[] thrown) {
            String key = reader.getClassName() + "." + method + descriptor;
            return new EventReader(key, events);
          }
        },
        0);
    return events;
  }

  private static final class EventReader extends MethodVisitor {
    private final String method;
    private final Map<String, String> events;
    private String last = "";

    EventReader(String method, Map<String, String> events) {
      super(Opcodes.ASM9);
      this.method = method;
      this.events = events;
    }

    @Override
    public void visitLdcInsn(Object constant) {
      last = String.valueOf(constant);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (owner.equals("java/net/KeepaliveBridge")) {
        assertThat(name).isEqualTo("event");
        String told = last;
        events.merge(method, told, (a, b) -> a.contains(b) ? a : a + " " + b);
      }
    }
  }
}

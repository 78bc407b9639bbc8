package dev.keepalive.agent.weave;

import dev.keepalive.agent.log.Log;
import dev.keepalive.agent.sweep.Sweeper;
import java.lang.instrument.ClassFileTransformer;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Weaves the targets into their classes, with the ASM that Byte Buddy carries. It stays installed
 * for good: if it went, another agent's retransformation would erase the weaving. For any class but
 * the targets' it answers null at once. Thread-safe.
 */
final class TargetTransformer implements ClassFileTransformer {

  /** Where they stand in a class file (JVMS 4.1), two bytes each. */
  private static final int MINOR_VERSION = 4;

  private static final int MAJOR_VERSION = 6;

  private final Map<String, List<Target>> targets;
  private final Sweeper sweeper;
  private final Hook hook;
  private final Log log;

  TargetTransformer(Map<String, List<Target>> targets, Sweeper sweeper, Hook hook, Log log) {
    this.targets = targets;
    this.sweeper = sweeper;
    this.hook = hook;
    this.log = log;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      final String name,
      Class<?> redefined,
      ProtectionDomain domain,
      final byte[] bytes) {
    if (name == null) {
      return null;
    }
    final List<Target> ofClass = loader == null ? targets.get(name) : NettyTargets.in(name);
    if (ofClass == null || ofClass.isEmpty()) {
      if (loader != null) {
        sweeper.loading(name);
      }
      return null;
    }
    try {
      return hook.privileged(
          new PrivilegedAction<byte[]>() {
            @Override
            public byte[] run() {
              return weave(name, ofClass, bytes);
            }
          });
    } catch (Throwable t) {
      log.warn("{} could not be woven, its connections stay as they are: {}", name, t.toString());
      return null;
    }
  }

  private byte[] weave(String className, List<Target> ofClass, byte[] bytes) {
    ClassReader reader = reader(bytes);
    Declared declared = new Declared();
    reader.accept(declared, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    Map<String, List<MethodHook>> hooks = new HashMap<String, List<MethodHook>>();
    for (Target target : ofClass) {
      String method = target.in(declared.methods);
      if (method != null) {
        List<MethodHook> ofMethod = hooks.get(method);
        if (ofMethod == null) {
          ofMethod = new ArrayList<MethodHook>();
          hooks.put(method, ofMethod);
        }
        ofMethod.add(target.hook());
      } else if (!target.mayBeMissing()) {
        log.warn("{} is missing here: connections of this kind may stay as they are", target);
      }
    }
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new Hooked(writer, className, hooks), 0);
    byte[] woven = writer.toByteArray();
    System.arraycopy(bytes, MINOR_VERSION, woven, MINOR_VERSION, 4);
    return woven;
  }

  /** Of a JDK that is newer than this ASM as well: class files have changed little for long. */
  private static ClassReader reader(byte[] bytes) {
    try {
      return new ClassReader(bytes);
    } catch (IllegalArgumentException newer) {
      byte[] older = bytes.clone();
      older[MAJOR_VERSION] = (byte) (Opcodes.V25 >> 8);
      older[MAJOR_VERSION + 1] = (byte) Opcodes.V25;
      return new ClassReader(older);
    }
  }

  /** Name and descriptor of the methods that a class declares, but for the compiler's own. */
  private static final class Declared extends ClassVisitor {
    final Set<String> methods = new LinkedHashSet<String>();

    Declared() {
      super(Opcodes.ASM9);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      if ((access & Opcodes.ACC_SYNTHETIC) == 0) {
        methods.add(name + descriptor);
      }
      return null;
    }
  }

  /** The class with the hooks in its methods; all others are copied as they are. */
  private static final class Hooked extends ClassVisitor {
    private final String className;
    private final Map<String, List<MethodHook>> hooks;

    Hooked(ClassVisitor next, String className, Map<String, List<MethodHook>> hooks) {
      super(Opcodes.ASM9, next);
      this.className = className;
      this.hooks = hooks;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      List<MethodHook> ofMethod = hooks.get(name + descriptor);
      if (ofMethod == null || (access & Opcodes.ACC_SYNTHETIC) != 0) {
        return next;
      }
      boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
      MethodHook.Method method = new MethodHook.Method(className, isStatic, name, descriptor);
      for (MethodHook hook : ofMethod) {
        next = hook.into(next, method);
      }
      return next;
    }
  }
}

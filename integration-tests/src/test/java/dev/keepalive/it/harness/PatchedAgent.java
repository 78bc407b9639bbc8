package dev.keepalive.it.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/** A copy of the agent's jar with a fault in it. */
public final class PatchedAgent {

  private static final String ISOLATED = "dev/keepalive/agent/isolated/";

  private PatchedAgent() {}

  /**
   * Calls {@code fault.raise()} when one of these methods is entered.
   *
   * @param className a binary name within the agent's isolated loader
   * @param fault a class of the child programs, which is copied into that loader
   */
  public static Path failingIn(
      Path directory, String className, Set<String> methods, Class<?> fault) throws IOException {
    Map<String, byte[]> changes = new HashMap<>();
    String faultName = fault.getName().replace('.', '/');
    changes.put(
        ISOLATED + faultName + ".classdata",
        Files.readAllBytes(Artifacts.SUBJECTS.resolve(faultName + ".class")));
    String entry = entry(className);
    changes.put(entry, callAtEntry(original(entry), methods, faultName));
    return copy(directory, changes);
  }

  /** Replaces a string constant of a class by another of the same length. */
  public static Path withConstant(Path directory, String className, String constant, String by)
      throws IOException {
    String entry = entry(className);
    // ISO 8859-1 keeps every byte as it is
    String bytes = new String(original(entry), ISO_8859_1);
    if (!bytes.contains(constant) || constant.length() != by.length()) {
      throw new IllegalArgumentException(constant + " is not in " + className);
    }
    byte[] changed = bytes.replace(constant, by).getBytes(ISO_8859_1);
    return copy(directory, Map.of(entry, changed));
  }

  private static byte[] callAtEntry(byte[] original, Set<String> methods, String faultName) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    Set<String> left = new TreeSet<>(methods);
    reader.accept(
        new ClassVisitor(OpenedClassReader.ASM_API, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            left.remove(name);
            return !methods.contains(name)
                ? method
                : new MethodVisitor(OpenedClassReader.ASM_API, method) {
                  @Override
                  public void visitCode() {
                    super.visitCode();
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, faultName, "raise", "()V", false);
                  }
                };
          }
        },
        0);
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("no methods " + left);
    }
    return writer.toByteArray();
  }

  private static String entry(String className) {
    return ISOLATED + className.replace('.', '/') + ".classdata";
  }

  private static byte[] original(String entry) throws IOException {
    try (JarFile jar = new JarFile(Artifacts.AGENT.toFile())) {
      return jar.getInputStream(jar.getEntry(entry)).readAllBytes();
    }
  }

  private static Path copy(Path directory, Map<String, byte[]> changes) throws IOException {
    Path copy = directory.resolve("keepalive-agent.jar");
    Map<String, byte[]> left = new TreeMap<>(changes);
    try (JarFile jar = new JarFile(Artifacts.AGENT.toFile());
        OutputStream file = Files.newOutputStream(copy);
        JarOutputStream out = new JarOutputStream(file)) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        byte[] changed = left.remove(entry.getName());
        out.putNextEntry(new JarEntry(entry.getName()));
        out.write(changed != null ? changed : jar.getInputStream(entry).readAllBytes());
      }
      for (Map.Entry<String, byte[]> added : left.entrySet()) {
        out.putNextEntry(new JarEntry(added.getKey()));
        out.write(added.getValue());
      }
    }
    return copy;
  }
}

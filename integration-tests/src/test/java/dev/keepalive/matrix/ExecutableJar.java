package dev.keepalive.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Spring Boot's executable jar, as its build plugins lay it out: the launcher's classes at the top,
 * the program in {@code BOOT-INF/classes}, its libraries uncompressed in {@code BOOT-INF/lib}.
 */
final class ExecutableJar {

  /** The launcher's class, from Spring Boot 3.2 on and before. */
  private static final List<String> LAUNCHERS =
      List.of(
          "org/springframework/boot/loader/launch/JarLauncher.class",
          "org/springframework/boot/loader/JarLauncher.class");

  private static final ConcurrentMap<StackSpec, Path> BUILT = new ConcurrentHashMap<>();

  private ExecutableJar() {}

  /** The jar of this row; {@code spring-boot-loader} is one of its libraries. */
  static Path of(StackSpec stack) {
    return BUILT.computeIfAbsent(stack, ExecutableJar::build);
  }

  private static Path build(StackSpec stack) {
    Path classes = StackCompiler.classes(stack);
    Path jar = classes.resolveSibling(classes.getFileName() + ".jar");
    List<Path> libraries = Libraries.classPath(stack.libraries());
    Path loader = libraries.stream().filter(ExecutableJar::isLoader).findFirst().orElseThrow();
    try (JarFile launcher = new JarFile(loader.toFile());
        JarOutputStream out =
            new JarOutputStream(Files.newOutputStream(jar), manifest(stack, launcher))) {
      for (JarEntry entry : launcher.stream().filter(one -> isLauncherClass(one)).toList()) {
        store(out, entry.getName(), launcher.getInputStream(entry).readAllBytes());
      }
      for (String directory : List.of("BOOT-INF/", "BOOT-INF/classes/", "BOOT-INF/lib/")) {
        store(out, directory, new byte[0]); // the launcher looks for them
      }
      try (Stream<Path> files = Files.walk(classes)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          store(out, "BOOT-INF/classes/" + classes.relativize(file), Files.readAllBytes(file));
        }
      }
      for (Path library : libraries) {
        store(out, "BOOT-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Manifest manifest(StackSpec stack, JarFile launcher) {
    String main =
        LAUNCHERS.stream()
            .filter(name -> launcher.getEntry(name) != null)
            .findFirst()
            .orElseThrow();
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(
        Attributes.Name.MAIN_CLASS, main.replace('/', '.').substring(0, main.lastIndexOf('.')));
    attributes.putValue("Start-Class", stack.mainClass());
    attributes.putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
    attributes.putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
    return manifest;
  }

  private static boolean isLoader(Path library) {
    return library.getFileName().toString().startsWith("spring-boot-loader");
  }

  private static boolean isLauncherClass(JarEntry entry) {
    return entry.getName().startsWith("org/springframework/boot/loader/") && !entry.isDirectory();
  }

  private static void store(JarOutputStream out, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    JarEntry entry = new JarEntry(name);
    entry.setMethod(JarEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}

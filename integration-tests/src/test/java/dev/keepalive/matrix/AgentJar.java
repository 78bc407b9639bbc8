package dev.keepalive.matrix;

import dev.keepalive.it.harness.Artifacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** An agent's jar that holds nothing but its manifest; the class is on the class path. */
final class AgentJar {

  private AgentJar() {}

  /** Writes it and returns it. */
  static Path of(String premainClass) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", premainClass);
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    Path jar = Artifacts.TARGET.resolve(premainClass + ".jar");
    try {
      new JarOutputStream(Files.newOutputStream(jar), manifest).close();
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

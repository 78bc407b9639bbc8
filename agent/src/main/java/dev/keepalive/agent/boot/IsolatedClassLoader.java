package dev.keepalive.agent.boot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;

/**
 * Loads the agent and its libraries from {@code dev/keepalive/agent/isolated/} in the agent's jar,
 * where class files end in {@code .classdata}; the jar itself is not read again. Its own classes
 * come first, then the JDK's; the application's are out of its reach, as its own are out of the
 * application's. Thread-safe and parallel capable.
 */
final class IsolatedClassLoader extends ClassLoader {

  /** Where its classes and resources lie in the jar. */
  static final String ROOT = "dev/keepalive/agent/isolated/";

  static {
    registerAsParallelCapable();
  }

  private final JarInMemory jar;
  private final OwnResources resources;
  private final ProtectionDomain domain;

  IsolatedClassLoader(JarInMemory jar, ClassLoader parent) throws IOException {
    super(parent);
    this.jar = jar;
    this.resources = new OwnResources(jar);
    Permissions all = new Permissions(); // for applications under a SecurityManager, up to 23
    all.add(new AllPermission());
    this.domain =
        new ProtectionDomain(IsolatedClassLoader.class.getProtectionDomain().getCodeSource(), all);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        // the bridge of java.net lies in the jar as well, but the boot loader's is the one
        byte[] bytes = name.startsWith("java.") ? null : classFile(name);
        loaded =
            bytes == null
                ? super.loadClass(name, false)
                : defineClass(name, bytes, 0, bytes.length, domain);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  private byte[] classFile(String name) throws ClassNotFoundException {
    try {
      return jar.bytes(ROOT + name.replace('.', '/') + ".classdata");
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    try {
      byte[] bytes = jar.bytes(entry(name));
      return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    } catch (IOException e) {
      return null; // as the contract of ClassLoader.getResourceAsStream has it
    }
  }

  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }

  @Override
  protected URL findResource(String name) {
    String entry = entry(name);
    return jar.has(entry) ? resources.url(entry) : null;
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL own = findResource(name);
    return own == null
        ? Collections.<URL>emptyEnumeration()
        : Collections.enumeration(Collections.singleton(own));
  }

  private static String entry(String resource) {
    return ROOT + (resource.endsWith(".class") ? resource + "data" : resource);
  }
}

package dev.keepalive.agent.boot;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads the agent and its libraries from {@code dev/keepalive/agent/isolated/} in the agent's jar,
 * where class files end in {@code .classdata}. Its own classes come first, then the JDK's; the
 * application's are out of its reach, as its own are out of the application's. Thread-safe and
 * parallel capable.
 */
final class IsolatedClassLoader extends ClassLoader {

  private static final String ROOT = "dev/keepalive/agent/isolated/";

  static {
    registerAsParallelCapable();
  }

  private final JarFile jar;
  private final OwnResources resources;
  private final ProtectionDomain domain;

  IsolatedClassLoader(File file, ClassLoader parent) throws IOException {
    super(parent);
    this.jar = new JarFile(file, false);
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
        ZipEntry entry =
            name.startsWith("java.")
                ? null
                : jar.getEntry(ROOT + name.replace('.', '/') + ".classdata");
        loaded = entry == null ? super.loadClass(name, false) : define(name, entry);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  private Class<?> define(String name, ZipEntry entry) throws ClassNotFoundException {
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = AllBytes.of(in, (int) entry.getSize());
      return defineClass(name, bytes, 0, bytes.length, domain);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    ZipEntry entry = entry(name);
    try {
      return entry == null ? super.getResourceAsStream(name) : jar.getInputStream(entry);
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
    ZipEntry entry = entry(name);
    return entry == null ? null : resources.url(entry);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL own = findResource(name);
    return own == null
        ? Collections.<URL>emptyEnumeration()
        : Collections.enumeration(Collections.singleton(own));
  }

  private ZipEntry entry(String resource) {
    String name = resource.endsWith(".class") ? resource + "data" : resource;
    return jar.getEntry(ROOT + name);
  }
}

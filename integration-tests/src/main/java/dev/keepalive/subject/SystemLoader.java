package dev.keepalive.subject;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;

/** A class loader for {@code -Djava.system.class.loader}; agents need the one method. */
public final class SystemLoader extends URLClassLoader {

  public SystemLoader(ClassLoader parent) {
    super(new URL[0], parent);
  }

  /** Called by the JVM with the jar of each agent. */
  @SuppressWarnings("unused")
  private void appendToClassPathForInstrumentation(String path) throws MalformedURLException {
    addURL(new File(path).toURI().toURL());
  }
}

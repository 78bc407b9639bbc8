package dev.keepalive.agent.boot;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * URLs of the entries of the agent's jar, read from the jar that is open already. With {@code jar:}
 * URLs the JDK would look for a handler, and keep it, before the application can name its own in
 * {@code java.protocol.handler.pkgs}. Thread-safe.
 */
final class OwnResources extends URLStreamHandler {

  private final JarFile jar;
  private final URL root;

  OwnResources(JarFile jar) throws MalformedURLException {
    this.jar = jar;
    this.root = new URL(null, "keepalive-agent:/", this); // a SecurityManager would ask for each
  }

  /** The URL of an entry. */
  URL url(ZipEntry entry) {
    try {
      return new URL(root, entry.getName());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  protected URLConnection openConnection(URL url) {
    return new URLConnection(url) {
      @Override
      public void connect() {}

      @Override
      public InputStream getInputStream() throws IOException {
        return jar.getInputStream(jar.getEntry(url.getPath().substring(1)));
      }
    };
  }
}

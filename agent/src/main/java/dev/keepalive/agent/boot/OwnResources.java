package dev.keepalive.agent.boot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/**
 * URLs of the entries of the agent's jar, as it is kept in memory. With {@code jar:} URLs the JDK
 * would look for a handler, and keep it, before the application can name its own in {@code
 * java.protocol.handler.pkgs}. Thread-safe.
 */
final class OwnResources extends URLStreamHandler {

  private final JarInMemory jar;
  private final URL root;

  OwnResources(JarInMemory jar) throws MalformedURLException {
    this.jar = jar;
    this.root = new URL(null, "keepalive-agent:/", this); // a SecurityManager would ask for each
  }

  /** The URL of an entry. */
  URL url(String entry) {
    try {
      return new URL(root, entry);
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
        return new ByteArrayInputStream(jar.bytes(url.getPath().substring(1)));
      }
    };
  }
}

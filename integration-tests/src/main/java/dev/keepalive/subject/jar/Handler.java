package dev.keepalive.subject.jar;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** An application's own handler of {@code jar:} URLs, for {@code java.protocol.handler.pkgs}. */
public final class Handler extends URLStreamHandler {

  @Override
  protected URLConnection openConnection(URL url) throws IOException {
    throw new IOException("the application's handler");
  }
}

package dev.keepalive.subject;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;

/** The JDK's HTTP clients, which keep the connection for the next request. */
final class HttpClients {
  private HttpClients() {}

  static Connection urlConnection(InetSocketAddress server) throws Exception {
    URL url = uri(server).toURL();
    HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
    try (InputStream body = connection.getInputStream()) {
      while (body.read() >= 0) {
        // to its end, so that the connection goes back to the pool
      }
    }
    return Connection.hidden(connection);
  }

  /** {@code java.net.http.HttpClient}, JDK 11 on. */
  static Connection httpClient(InetSocketAddress server) throws Exception {
    Class<?> request = Class.forName("java.net.http.HttpRequest");
    Class<?> handler = Class.forName("java.net.http.HttpResponse$BodyHandler");
    Object builder = call(request, null, "newBuilder", URI.class, uri(server));
    Object get =
        Class.forName("java.net.http.HttpRequest$Builder").getMethod("build").invoke(builder);
    Object discard =
        Class.forName("java.net.http.HttpResponse$BodyHandlers")
            .getMethod("discarding")
            .invoke(null);
    Class<?> http = Class.forName("java.net.http.HttpClient");
    Object client = http.getMethod("newHttpClient").invoke(null);
    http.getMethod("send", request, handler).invoke(client, get, discard);
    return Connection.hidden(client);
  }

  private static Object call(Class<?> type, Object target, String name, Class<?> of, Object with)
      throws ReflectiveOperationException {
    Method method = type.getMethod(name, of);
    return method.invoke(target, with);
  }

  private static URI uri(InetSocketAddress server) throws Exception {
    String host = server.getAddress().getHostAddress();
    return new URI("http", null, host, server.getPort(), "/", null, null);
  }
}

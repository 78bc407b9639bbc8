package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/** A pooled connection; the client switches keepalive off before it connects. */
@Stack(
    name = "Apache HttpClient",
    libraries = "org.apache.httpcomponents:httpclient:4.5.14",
    transport = "Socket",
    sides = CONNECTS,
    everyBuild = true)
public final class ApacheHttpClient4 {
  public static void main(String[] arguments) throws Exception {
    KeepingHttpServer server = new KeepingHttpServer();
    CloseableHttpClient client = HttpClients.createDefault();
    try (CloseableHttpResponse response = client.execute(new HttpGet(server.url()))) {
      EntityUtils.consume(response.getEntity());
    }
    Hold.untilEnd(server, client);
  }
}

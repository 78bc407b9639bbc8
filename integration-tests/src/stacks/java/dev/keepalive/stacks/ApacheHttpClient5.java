package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** A pooled connection of the classic client. */
@Stack(
    name = "Apache HttpClient",
    libraries = "org.apache.httpcomponents.client5:httpclient5:5.6.5",
    transport = "Socket",
    sides = CONNECTS,
    everyBuild = true)
public final class ApacheHttpClient5 {
  public static void main(String[] arguments) throws Exception {
    KeepingHttpServer server = new KeepingHttpServer();
    CloseableHttpClient client = HttpClients.createDefault();
    client.execute(
        new HttpGet(server.url()), response -> EntityUtils.toString(response.getEntity()));
    Hold.untilEnd(server, client);
  }
}

package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.nio.client.CloseableHttpAsyncClient;
import org.apache.http.impl.nio.client.HttpAsyncClients;

/** A pooled connection of the reactor. */
@Stack(
    name = "Apache HttpAsyncClient",
    libraries = "org.apache.httpcomponents:httpasyncclient:4.1.5",
    transport = "NIO",
    sides = CONNECTS,
    everyBuild = true)
public final class ApacheHttpAsyncClient4 {
  public static void main(String[] arguments) throws Exception {
    KeepingHttpServer server = new KeepingHttpServer();
    CloseableHttpAsyncClient client = HttpAsyncClients.createDefault();
    client.start();
    client.execute(new HttpGet(server.url()), null).get();
    Hold.untilEnd(server, client);
  }
}

package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;

/** A pooled connection of the asynchronous client. */
@Stack(
    name = "Apache HttpClient async",
    libraries = "org.apache.httpcomponents.client5:httpclient5:5.6.5",
    transport = "NIO",
    sides = CONNECTS,
    everyBuild = true)
public final class ApacheHttpAsyncClient5 {
  public static void main(String[] arguments) throws Exception {
    KeepingHttpServer server = new KeepingHttpServer();
    CloseableHttpAsyncClient client = HttpAsyncClients.createDefault();
    client.start();
    SimpleHttpRequest request = SimpleRequestBuilder.get(server.url()).build();
    client.execute(request, null).get();
    Hold.untilEnd(server, client);
  }
}

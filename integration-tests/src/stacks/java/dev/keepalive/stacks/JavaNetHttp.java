package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A pooled connection of the JDK's new HTTP client. */
@Stack(name = "java.net.http", transport = "NIO", sides = CONNECTS, from = 11, everyBuild = true)
public final class JavaNetHttp {
  public static void main(String[] arguments) throws Exception {
    KeepingHttpServer server = new KeepingHttpServer();
    HttpClient client = HttpClient.newHttpClient();
    client.send(
        HttpRequest.newBuilder(URI.create(server.url())).build(),
        HttpResponse.BodyHandlers.ofString());
    Hold.untilEnd(server, client);
  }
}

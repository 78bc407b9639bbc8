package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import org.apache.commons.httpclient.HttpClient;
import org.apache.commons.httpclient.methods.GetMethod;

/** A connection that waits for the next request. */
@Stack(
    name = "Commons HttpClient",
    libraries = "commons-httpclient:commons-httpclient:3.1",
    transport = "Socket",
    sides = CONNECTS,
    everyBuild = true)
public final class CommonsHttpClient3 {
  public static void main(String[] arguments) throws Exception {
    KeepingHttpServer server = new KeepingHttpServer();
    HttpClient client = new HttpClient();
    GetMethod get = new GetMethod(server.url());
    client.executeMethod(get);
    get.getResponseBodyAsString();
    get.releaseConnection();
    Hold.untilEnd(server, client);
  }
}

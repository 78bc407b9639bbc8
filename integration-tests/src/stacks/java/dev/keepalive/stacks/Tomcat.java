package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;

import java.nio.file.Files;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.AprLifecycleListener;

/**
 * A Tomcat that keeps a connection after its answer. Argument: the protocol.
 *
 * <p>APR with a version that takes the library of Debian 12.
 */
@Stack(
    name = "Tomcat",
    libraries = {
      "org.apache.tomcat.embed:tomcat-embed-core:7.0.109",
      "org.apache.tomcat.embed:tomcat-embed-logging-juli:7.0.109"
    },
    transport = "Socket (BIO)",
    sides = ACCEPTS,
    arguments = "org.apache.coyote.http11.Http11Protocol",
    everyBuild = true)
@Stack(
    name = "Tomcat",
    libraries = "org.apache.tomcat.embed:tomcat-embed-core:8.5.100",
    transport = "NIO",
    sides = ACCEPTS,
    arguments = "org.apache.coyote.http11.Http11NioProtocol")
@Stack(
    name = "Tomcat",
    libraries = "org.apache.tomcat.embed:tomcat-embed-core:8.5.100",
    transport = "NIO2",
    sides = ACCEPTS,
    arguments = "org.apache.coyote.http11.Http11Nio2Protocol")
@Stack(
    name = "Tomcat",
    libraries = "org.apache.tomcat.embed:tomcat-embed-core:9.0.122",
    transport = "NIO",
    sides = ACCEPTS,
    arguments = "org.apache.coyote.http11.Http11NioProtocol",
    everyBuild = true)
@Stack(
    name = "Tomcat",
    libraries = "org.apache.tomcat.embed:tomcat-embed-core:9.0.122",
    transport = "NIO2",
    sides = ACCEPTS,
    arguments = "org.apache.coyote.http11.Http11Nio2Protocol",
    everyBuild = true)
@Stack(
    name = "Tomcat",
    libraries = "org.apache.tomcat.embed:tomcat-embed-core:10.1.59",
    transport = "NIO",
    sides = ACCEPTS,
    from = 11,
    arguments = "org.apache.coyote.http11.Http11NioProtocol")
@Stack(
    name = "Tomcat",
    libraries = "org.apache.tomcat.embed:tomcat-embed-core:10.1.59",
    transport = "NIO2",
    sides = ACCEPTS,
    from = 11,
    arguments = "org.apache.coyote.http11.Http11Nio2Protocol")
@Stack(
    name = "Tomcat",
    libraries = "org.apache.tomcat.embed:tomcat-embed-core:11.0.26",
    transport = "NIO",
    sides = ACCEPTS,
    from = 17,
    arguments = "org.apache.coyote.http11.Http11NioProtocol",
    everyBuild = true)
@Stack(
    name = "Tomcat",
    libraries = "org.apache.tomcat.embed:tomcat-embed-core:11.0.26",
    transport = "NIO2",
    sides = ACCEPTS,
    from = 17,
    arguments = "org.apache.coyote.http11.Http11Nio2Protocol")
@Stack(
    name = "Tomcat",
    libraries = {
      "org.apache.tomcat.embed:tomcat-embed-core:7.0.109",
      "org.apache.tomcat.embed:tomcat-embed-logging-juli:7.0.109"
    },
    transport = "NIO",
    sides = ACCEPTS,
    arguments = "org.apache.coyote.http11.Http11NioProtocol")
@Stack(
    name = "Tomcat",
    libraries = "org.apache.tomcat.embed:tomcat-embed-core:8.5.100",
    transport = "APR",
    sides = ACCEPTS,
    arguments = "org.apache.coyote.http11.Http11AprProtocol",
    needs = "libtcnative-1.so",
    swept = true,
    options = "-Djava.library.path=/usr/lib/x86_64-linux-gnu:/usr/lib/aarch64-linux-gnu")
@Stack(
    name = "Tomcat",
    libraries = "org.apache.tomcat.embed:tomcat-embed-core:9.0.70",
    transport = "APR",
    sides = ACCEPTS,
    arguments = "org.apache.coyote.http11.Http11AprProtocol",
    needs = "libtcnative-1.so",
    swept = true,
    options = "-Djava.library.path=/usr/lib/x86_64-linux-gnu:/usr/lib/aarch64-linux-gnu",
    everyBuild = true)
public final class Tomcat {
  public static void main(String[] arguments) throws Exception {
    Connector connector = new Connector(arguments[0]);
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    org.apache.catalina.startup.Tomcat tomcat = new org.apache.catalina.startup.Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    if (arguments[0].contains("Apr")) {
      loadAprLibrary(connector);
    }
    tomcat.getService().addConnector(connector);
    tomcat.setConnector(connector);
    tomcat.addContext("", null);
    tomcat.start();
    Hold.untilEnd(tomcat, HttpCaller.call(connector.getLocalPort()));
  }

  /** The library is Debian's package libtcnative-1; without it Tomcat would take NIO instead. */
  private static void loadAprLibrary(Connector connector) throws Exception {
    AprLifecycleListener apr = new AprLifecycleListener();
    apr.lifecycleEvent(new LifecycleEvent(connector, Lifecycle.BEFORE_INIT_EVENT, null));
    if (!AprLifecycleListener.isAprAvailable()) {
      throw new IllegalStateException(
          "no libtcnative-1 in " + System.getProperty("java.library.path"));
    }
  }
}

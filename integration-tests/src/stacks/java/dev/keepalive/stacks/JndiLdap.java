package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.directory.InitialDirContext;

/** The JDK's LDAP client at a directory. */
@Stack(
    name = "JNDI LDAP and UnboundID",
    libraries = "com.unboundid:unboundid-ldapsdk:7.0.5",
    transport = "Socket",
    sides = {CONNECTS, ACCEPTS},
    everyBuild = true)
public final class JndiLdap {
  public static void main(String[] arguments) throws Exception {
    InMemoryDirectoryServer server =
        new InMemoryDirectoryServer(new InMemoryDirectoryServerConfig("dc=example"));
    server.startListening();
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
    environment.put(Context.PROVIDER_URL, "ldap://127.0.0.1:" + server.getListenPort());
    InitialDirContext context = new InitialDirContext(environment);
    context.getAttributes("");
    Hold.untilEnd(server, context);
  }
}

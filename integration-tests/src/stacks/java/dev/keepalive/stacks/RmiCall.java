package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;

/** A call through a registry; the client keeps its connections for the next. */
@Stack(
    name = "RMI",
    transport = "Socket",
    sides = {CONNECTS, ACCEPTS},
    everyBuild = true)
public final class RmiCall {
  /** What is called. */
  public interface Echo extends Remote {
    String echo(String word) throws RemoteException;
  }

  public static void main(String[] arguments) throws Exception {
    System.setProperty("java.rmi.server.hostname", "127.0.0.1");
    Echo echo = word -> word;
    Registry registry = LocateRegistry.createRegistry(0);
    Echo stub = (Echo) UnicastRemoteObject.exportObject(echo, 0);
    String endpoint = registry.toString().replaceAll("(?s).*endpoint:\\[[^:]*:(\\d+).*", "$1");
    Registry remote = LocateRegistry.getRegistry("127.0.0.1", Integer.parseInt(endpoint));
    remote.rebind("echo", stub);
    Hold.untilEnd(registry, echo, ((Echo) remote.lookup("echo")).echo("word"));
  }
}

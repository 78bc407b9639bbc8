package dev.keepalive.lab.endpoint;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program whose threads hang: each has asked its peer something, had its answer, and waits for
 * the next, which never comes. Others carry traffic meanwhile. Ends when its standard input does.
 *
 * <p>It reads {@code hang KIND HOST PORT COUNT [LABEL]}: opens so many connections of a kind and
 * speaks on each once; {@code dial} with the same words: opens each in a thread of its own, and
 * says nothing; {@code say LABEL BYTES}: says so many on all with this label, each in a thread of
 * its own; {@code talk LABEL MILLIS}: says something on all of them again and again; {@code carry
 * HOST PORT COUNT}: so many connections that carry traffic; {@code carried} and {@code hush}:
 * answers how much they carried, without and after their end.
 *
 * <p>{@code page URL}: prints a page, and {@code page end}. {@code ledger}: prints what the agent's
 * MBean tells, see {@link Ledger}.
 *
 * <p>It prints what {@link Endpoint} prints of its connections, {@code carried BYTES} and, for each
 * connection with traffic, {@code hushed SENT CRC RECEIVED CRC}. An ID is {@code KIND/hung/NUMBER},
 * or {@code LABEL.KIND/hung/NUMBER}.
 */
public final class HungThreads {
  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<String, List<Conversation>> labels = new HashMap<>();
  private final Traffic traffic = new Traffic();

  private HungThreads() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    HungThreads program = new HungThreads();
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    String command;
    while ((command = commands.readLine()) != null) {
      program.obey(command.split(" ", -1));
    }
    System.exit(0);
  }

  private void obey(String[] words) throws Exception {
    switch (words[0]) {
      case "hang":
        hang(words[1], peer(words[2], words[3]), Integer.parseInt(words[4]), prefix(words));
        break;
      case "dial":
        dial(words[1], peer(words[2], words[3]), Integer.parseInt(words[4]), prefix(words));
        break;
      case "say":
        for (Conversation conversation : labelled(words[1])) {
          Daemon.start(() -> conversation.say(Integer.parseInt(words[2])));
        }
        break;
      case "talk":
        talk(labelled(words[1]), Integer.parseInt(words[2]));
        break;
      case "carry":
        traffic.start(peer(words[1], words[2]), Integer.parseInt(words[3]));
        break;
      case "carried":
        System.out.println("carried\t" + traffic.carried());
        break;
      case "ledger":
        Ledger.print();
        break;
      case "page":
        Ledger.printPage(new URL(words[1]));
        break;
      case "hush":
        traffic.end();
        break;
      default:
        throw new IllegalArgumentException(words[0]);
    }
  }

  private static InetSocketAddress peer(String host, String port) {
    return new InetSocketAddress(host, Integer.parseInt(port));
  }

  private static String prefix(String[] words) {
    return words.length > 5 ? words[5] + "." : "";
  }

  private List<Conversation> labelled(String label) {
    return labels.computeIfAbsent(label + ".", unused -> new ArrayList<>());
  }

  private static void talk(List<Conversation> conversations, int millis) {
    Daemon.start(
        () -> {
          while (true) {
            for (Conversation conversation : conversations) {
              conversation.say();
            }
            TimeUnit.MILLISECONDS.sleep(millis);
          }
        });
  }

  private Conversation conversation(String prefix, String name, int number) {
    Conversation conversation = new Conversation(prefix + name + "/hung/" + number, number);
    labels.computeIfAbsent(prefix, unused -> new ArrayList<>()).add(conversation);
    return conversation;
  }

  private void dial(String name, InetSocketAddress peer, int count, String prefix)
      throws Exception {
    Kind kind = kindOf(name);
    for (int i = 0; i < count; i++) {
      Conversation conversation = conversation(prefix, name, i);
      Daemon.start(
          () -> {
            try {
              kind.connect(peer, conversation);
            } catch (Exception e) {
              conversation.failed(e);
            }
          });
    }
  }

  private Kind kindOf(String name) throws Exception {
    Kind kind = kinds.get(name);
    if (kind == null) {
      kind = kind(name);
      kinds.put(name, kind);
    }
    return kind;
  }

  private void hang(String name, InetSocketAddress peer, int count, String prefix)
      throws Exception {
    Kind kind = kindOf(name);
    for (int i = 0; i < count; i++) {
      Conversation conversation = conversation(prefix, name, i);
      kind.connect(peer, conversation);
      conversation.say();
    }
  }

  private static Kind kind(String name) throws Exception {
    switch (name) {
      case "Socket":
        return new StreamKind();
      case "SocketChannel":
        return new BlockingChannelKind();
      case "tls":
        return StreamKind.tls();
      case "selector":
        return new SelectorKind();
      case "async":
        return new AsynchronousKind();
      case "epoll":
        return new NettyEpollKind();
      default:
        throw new IllegalArgumentException(name);
    }
  }
}

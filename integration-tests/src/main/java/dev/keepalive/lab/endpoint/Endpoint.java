package dev.keepalive.lab.endpoint;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The program under test: it connects and is connected to with each kind of socket and speaks when
 * told to. Ends when its standard input does.
 *
 * <p>It prints, with tabs between the fields: {@code listening KIND PORT}, {@code ready}, and of
 * each connection {@code opened ID LOCAL-PORT PEER-PORT}, {@code answered ID BYTES
 * MILLIS-SINCE-SAID}, {@code corrupt ID POSITION}, {@code failed ID MILLIS-SINCE-HEARD
 * MILLIS-SINCE-SAID EPOCH-MILLIS MESSAGE}. An ID is {@code KIND/client/NUMBER} or {@code
 * KIND/accepted/NUMBER}.
 *
 * <p>It reads: {@code connect HOST PORT COUNT}: opens so many connections of each kind; {@code say
 * all|odd}: says something on all connections or on those with odd numbers.
 */
public final class Endpoint {
  static final int BACKLOG = 500;
  static final int BUFFER = 256;

  /** Between one number and the next, so that the timers of the repetitions are spread. */
  private static final long PAUSE_MILLIS = 25;

  private final List<Kind> kinds;
  private final List<Conversation> conversations = new CopyOnWriteArrayList<>();

  private int round;

  private Endpoint(List<Kind> kinds) {
    this.kinds = kinds;
  }

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    Endpoint endpoint =
        new Endpoint(
            Arrays.asList(
                new StreamKind(),
                new BlockingChannelKind(),
                new SelectorKind(),
                new AsynchronousKind()));
    endpoint.listen();
    System.out.println("ready");
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    String command;
    while ((command = commands.readLine()) != null) {
      endpoint.obey(Arrays.asList(command.split(" ", -1)));
    }
    System.exit(0);
  }

  private void listen() throws Exception {
    for (Kind kind : kinds) {
      AtomicInteger accepted = new AtomicInteger();
      int port = kind.listen(() -> conversation(kind, "accepted", accepted.getAndIncrement()));
      System.out.println("listening\t" + kind.name() + "\t" + port);
    }
  }

  private void obey(List<String> command) throws Exception {
    if (command.get(0).equals("connect")) {
      InetSocketAddress peer =
          new InetSocketAddress(command.get(1), Integer.parseInt(command.get(2)));
      connect(peer, Integer.parseInt(command.get(3)));
    } else if (command.get(0).equals("say")) {
      say(command.get(1).equals("odd"));
    } else {
      throw new IllegalArgumentException(command.toString());
    }
  }

  private void connect(InetSocketAddress peer, int count) throws Exception {
    for (Kind kind : kinds) {
      for (int i = 0; i < count; i++) {
        kind.connect(peer, conversation(kind, "client", i));
      }
    }
  }

  private void say(boolean oddOnly) throws InterruptedException {
    List<Conversation> all = new ArrayList<>(conversations);
    all.sort((one, other) -> Integer.compare(one.repetition(), other.repetition()));
    int repetition = 0;
    for (Conversation conversation : all) {
      if (conversation.repetition() > repetition) {
        repetition = conversation.repetition();
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
      if (!oddOnly || repetition % 2 == 1) {
        conversation.say();
      }
    }
    System.out.println("spoke\t" + ++round);
  }

  private Conversation conversation(Kind kind, String side, int number) {
    Conversation conversation = new Conversation(kind.name() + "/" + side + "/" + number, number);
    conversations.add(conversation);
    return conversation;
  }
}

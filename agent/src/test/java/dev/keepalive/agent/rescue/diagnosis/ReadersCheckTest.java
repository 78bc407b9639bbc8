package dev.keepalive.agent.rescue.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.rescue.AgentPresence;
import dev.keepalive.agent.rescue.MadeUpConnection;
import org.junit.jupiter.api.Test;

class ReadersCheckTest {
  /** Of jstack, JDK 8 and 17. */
  private static final String DUMP =
      """
      2026-11-25 15:00:00
      Full thread dump OpenJDK 64-Bit Server VM (17.0.15+6 mixed mode):

      "old" #12 prio=5 os_prio=0 tid=0x00007f nid=0x1 runnable [0x00007f]
         java.lang.Thread.State: RUNNABLE
      \tat java.net.SocketInputStream.socketRead0(Native Method)
      \tat java.net.SocketInputStream.socketRead(SocketInputStream.java:116)
      \tat java.net.SocketInputStream.read(SocketInputStream.java:171)

      "socket" #13 prio=5 os_prio=0 cpu=1ms elapsed=1s tid=0x00007f nid=0x2 runnable  [0x00007f]
         java.lang.Thread.State: RUNNABLE
      \tat sun.nio.ch.Net.poll(java.base@17.0.15/Native Method)
      \tat sun.nio.ch.NioSocketImpl.park(java.base@17.0.15/NioSocketImpl.java:186)
      \tat sun.nio.ch.NioSocketImpl.implRead(java.base@17.0.15/NioSocketImpl.java:309)
      \tat sun.nio.ch.NioSocketImpl.read(java.base@17.0.15/NioSocketImpl.java:346)

      "with a timeout" #14 prio=5 tid=0x00007f nid=0x3 runnable  [0x00007f]
         java.lang.Thread.State: RUNNABLE
      \tat sun.nio.ch.Net.poll(java.base@17.0.15/Native Method)
      \tat sun.nio.ch.NioSocketImpl.park(java.base@17.0.15/NioSocketImpl.java:186)
      \tat sun.nio.ch.NioSocketImpl.timedRead(java.base@17.0.15/NioSocketImpl.java:290)
      \tat sun.nio.ch.NioSocketImpl.implRead(java.base@17.0.15/NioSocketImpl.java:314)

      "accepting" #15 prio=5 tid=0x00007f nid=0x4 runnable  [0x00007f]
         java.lang.Thread.State: RUNNABLE
      \tat sun.nio.ch.Net.accept(java.base@17.0.15/Native Method)
      \tat sun.nio.ch.NioSocketImpl.accept(java.base@17.0.15/NioSocketImpl.java:755)

      "accepting with a timeout" #15 prio=5 tid=0x00007f nid=0x4 runnable  [0x00007f]
         java.lang.Thread.State: RUNNABLE
      \tat sun.nio.ch.Net.poll(java.base@17.0.15/Native Method)
      \tat sun.nio.ch.NioSocketImpl.park(java.base@17.0.15/NioSocketImpl.java:186)
      \tat sun.nio.ch.NioSocketImpl.accept(java.base@17.0.15/NioSocketImpl.java:755)

      "channel" #16 prio=5 tid=0x00007f nid=0x5 runnable  [0x00007f]
         java.lang.Thread.State: RUNNABLE
      \tat sun.nio.ch.Net.poll(java.base@17.0.15/Native Method)
      \tat sun.nio.ch.SocketChannelImpl.park(java.base@17.0.15/SocketChannelImpl.java:469)
      \tat sun.nio.ch.SocketChannelImpl.read(java.base@17.0.15/SocketChannelImpl.java:340)

      "channel with a timeout" #16 prio=5 tid=0x00007f nid=0x5 runnable  [0x00007f]
         java.lang.Thread.State: RUNNABLE
      \tat sun.nio.ch.Net.poll(java.base@17.0.15/Native Method)
      \tat sun.nio.ch.SocketChannelImpl.park(java.base@17.0.15/SocketChannelImpl.java:469)
      \tat sun.nio.ch.SocketChannelImpl.timedRead(java.base@17.0.15/SocketChannelImpl.java:417)
      \tat sun.nio.ch.SocketChannelImpl.blockingRead(java.base@17.0.15/SocketChannelImpl.java:454)

      "channel of Java 8" #17 prio=5 tid=0x00007f nid=0x6 runnable [0x00007f]
         java.lang.Thread.State: RUNNABLE
      \tat sun.nio.ch.FileDispatcherImpl.read0(Native Method)
      \tat sun.nio.ch.SocketDispatcher.read(SocketDispatcher.java:39)
      \tat sun.nio.ch.SocketChannelImpl.read(SocketChannelImpl.java:380)

      "file" #18 prio=5 tid=0x00007f nid=0x7 runnable [0x00007f]
      \tat sun.nio.ch.FileDispatcherImpl.read0(Native Method)
      \tat sun.nio.ch.FileChannelImpl.read(FileChannelImpl.java:1)

      "works after a read" #19 prio=5 tid=0x00007f nid=0x8 runnable [0x00007f]
      \tat com.example.Parser.parse(Parser.java:1)
      \tat sun.nio.ch.NioSocketImpl.implRead(java.base@17.0.15/NioSocketImpl.java:309)

      "VM Thread" os_prio=0 tid=0x00007f nid=0x9 runnable
      """;

  private final ReadersCheck check = new ReadersCheck();

  @Test
  void reads_of_each_jdk_are_told_from_all_else() {
    assertThat(new ThreadDump(DUMP).readers())
        .containsExactly("old", "socket", "channel", "channel of Java 8");
  }

  @Test
  void they_matter_where_a_connection_is_unprotected() {
    Case unprotected = new Case().threads(DUMP).with(MadeUpConnection.to("10.0.0.5:80"));
    assertThat(unprotected.verdicts(check)).containsExactly("warning threads-in-read");
    assertThat(unprotected.finding(check, "threads-in-read").reason())
        .endsWith("1 connection is unprotected: old, socket, channel, channel of Java 8");
    assertThat(unprotected.finding(check, "threads-in-read").help()).contains("attach 4711");
    assertThat(unprotected.agent(AgentPresence.ON).finding(check, "threads-in-read").help())
        .startsWith("app-settings=keep-enabled");
    Case fine = new Case().threads(DUMP).with(MadeUpConnection.to("10.0.0.5:80").on(60, 10, 6));
    assertThat(fine.verdicts(check)).containsExactly("good threads-in-read");
  }

  @Test
  void of_many_ten_are_named() {
    StringBuilder many = new StringBuilder();
    for (int i = 1; i <= 12; i++) {
      many.append("\"t").append(i).append("\" #1\n");
      many.append("\tat java.net.SocketInputStream.socketRead0(Native Method)\n");
      many.append("\tat java.net.SocketInputStream.socketRead(SocketInputStream.java:116)\n");
    }
    Case some = new Case().threads(many.toString()).with(MadeUpConnection.to("10.0.0.5:80"));
    assertThat(some.finding(check, "threads-in-read").reason()).endsWith("t9, t10 and 2 more");
    assertThat(some.finding(check, "threads-in-read").subject()).isEqualTo("12 threads");
  }

  @Test
  void a_jvm_that_was_not_asked_or_does_not_read_is_no_finding() {
    assertThat(new Case().with(MadeUpConnection.to("10.0.0.5:80")).verdicts(check)).isEmpty();
    assertThat(new Case().threads("").verdicts(check)).isEmpty();
  }
}

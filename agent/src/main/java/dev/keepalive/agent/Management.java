package dev.keepalive.agent;

import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.policy.Rule;
import dev.keepalive.agent.insight.Counters;
import dev.keepalive.agent.insight.DeadPeerTable;
import dev.keepalive.agent.insight.Version;
import dev.keepalive.agent.insight.jmx.Managed;
import dev.keepalive.agent.isolation.JnaModule;
import dev.keepalive.agent.linux.DescriptorOptions;
import dev.keepalive.agent.linux.process.ProcessFiles;
import dev.keepalive.agent.linux.process.SystemCalls;
import dev.keepalive.agent.rescue.Connection;
import dev.keepalive.agent.rescue.ConnectionFields;
import dev.keepalive.agent.rescue.ConnectionReader;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.LearnedPath;
import dev.keepalive.agent.socket.record.OptionOutcome;
import dev.keepalive.agent.socket.record.TcpOption;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What JMX shows, put together from what the agent counts and what the kernel tells. */
final class Management implements Managed {
  private final Counters counters = new Counters();
  private final DeadPeerTable deadPeers = new DeadPeerTable();
  private final DescriptorOptions options = new DescriptorOptions();
  private final InForce inForce;
  private volatile FollowedConfiguration followed;

  Management(InForce inForce) {
    this.inForce = inForce;
  }

  /** Where the configuration is, before anything is put in force. */
  void follow(FollowedConfiguration configuration) {
    followed = configuration;
  }

  @Override
  public Counters counters() {
    return counters;
  }

  @Override
  public DeadPeerTable deadPeers() {
    return deadPeers;
  }

  @Override
  public List<LearnedPath> paths() {
    return inForce.paths();
  }

  @Override
  public int open() {
    return inForce.records().size();
  }

  @Override
  public int unprotected() {
    int unprotected = 0;
    for (Map.Entry<Integer, ConnectionRecord> each : inForce.records().entrySet()) {
      unprotected += isKeptAlive(each.getKey(), each.getValue()) ? 0 : 1;
    }
    return unprotected;
  }

  /** Where this JDK hides the descriptor's options, what the agent did for it is all there is. */
  private boolean isKeptAlive(int descriptor, ConnectionRecord record) {
    TcpOption keepalive = TcpOption.KEEPALIVE;
    if (options.isReady()) {
      try {
        FileDescriptor borrowed = DescriptorOptions.forNumber(descriptor);
        return options.get(borrowed, keepalive.level(), keepalive.number()) != 0;
      } catch (ClosedChannelException closedMeanwhile) {
        return true; // it is none of those that are open
      } catch (IOException | UnsupportedOperationException hidden) {
        // what the agent did for it
      }
    }
    OptionOutcome outcome = record.outcome(keepalive);
    return record.settings().enabled()
        && outcome != OptionOutcome.FAILED
        && outcome != OptionOutcome.LEFT_TO_APPLICATION;
  }

  @Override
  public String version() {
    return Version.text();
  }

  @Override
  public String settings() {
    return policy().toString();
  }

  @Override
  public List<String[]> rules() {
    List<String[]> rules = new ArrayList<String[]>();
    for (Rule rule : policy().rules()) {
      rules.add(new String[] {rule.name(), rule.match(), rule.settings().toString()});
    }
    rules.add(new String[] {Counters.GENERAL, "", settings()});
    return rules;
  }

  private Policy policy() {
    return followed.current().policy();
  }

  @Override
  public String reload() {
    return followed.reloadNow();
  }

  /** Of another system than Linux there are none: the kernel tells nobody there. */
  @Override
  public List<Map<String, Object>> connections() {
    List<Map<String, Object>> all = new ArrayList<Map<String, Object>>();
    Map<Integer, ConnectionRecord> records = inForce.records();
    for (Connection connection : ofThisProcess()) {
      ConnectionRecord record = records.get(connection.descriptor());
      if (record != null && record.rule() != null) {
        connection.rule(record.rule().name());
      }
      all.add(ConnectionFields.of(connection));
    }
    return all;
  }

  private static List<Connection> ofThisProcess() {
    try {
      JnaModule.define();
      return new ConnectionReader(SystemCalls.load()).read(new ProcessFiles(ProcessFiles.ownPid()));
    } catch (Exception | LinkageError notHere) {
      throw new IllegalStateException("the connections cannot be read: " + notHere);
    }
  }
}

package dev.keepalive.agent.insight.jmx;

import dev.keepalive.agent.insight.Counters;
import dev.keepalive.agent.insight.DeadPeerTable;
import dev.keepalive.agent.socket.record.LearnedPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.ReflectionException;
import javax.management.openmbean.OpenMBeanAttributeInfoSupport;
import javax.management.openmbean.OpenMBeanInfoSupport;
import javax.management.openmbean.OpenMBeanOperationInfoSupport;
import javax.management.openmbean.OpenMBeanParameterInfo;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;

/** The agent in JMX: an open MBean, for which a client needs no class of ours. Thread-safe. */
final class KeepaliveMBean implements DynamicMBean {
  private static final String RELOAD = "reload";
  private static final String CONNECTIONS = "connections";

  private final Managed managed;

  KeepaliveMBean(Managed managed) {
    this.managed = managed;
  }

  @Override
  public Object getAttribute(String name) throws AttributeNotFoundException {
    Counters counters = managed.counters();
    switch (name) {
      case "Connected":
        return counters.connected();
      case "Accepted":
        return counters.accepted();
      case "Set":
        return counters.set();
      case "LeftAlone":
        return counters.leftAlone();
      case "KeptOn":
        return counters.keptOnConnections();
      case "Failed":
        return counters.failed();
      case "DeadPeers":
        return counters.deadPeers();
      case "IdleClosed":
        return counters.idleClosed();
      case "AnswerTimeouts":
        return counters.answerTimeouts();
      case "Open":
        return managed.open();
      case "Unprotected":
        return managed.unprotected();
      case "Version":
        return managed.version();
      case "Settings":
        return managed.settings();
      case "Rules":
        return rules();
      case "DeadPeersByPeer":
        return deadPeers();
      case "Paths":
        return paths();
      default:
        throw new AttributeNotFoundException(name);
    }
  }

  private TabularData paths() {
    TabularData table = Table.PATHS.empty();
    for (LearnedPath path : managed.paths()) {
      Table.PATHS.add(
          table,
          path.peer(),
          path.safeMillis() == 0 ? -1.0 : path.safeMillis() / 1000.0,
          path.killedMillis() == 0 ? -1.0 : path.killedMillis() / 1000.0,
          path.forgotten());
    }
    return table;
  }

  private TabularData rules() {
    TabularData table = Table.RULES.empty();
    for (String[] rule : managed.rules()) {
      Table.RULES.add(table, rule[0], rule[1], rule[2], managed.counters().ofRuleNamed(rule[0]));
    }
    return table;
  }

  private TabularData deadPeers() {
    TabularData table = Table.DEAD_PEERS.empty();
    for (DeadPeerTable.Row row : managed.deadPeers().rows()) {
      Table.DEAD_PEERS.add(
          table,
          row.peer(),
          row.rule(),
          row.deadPeers(),
          Instant.ofEpochMilli(row.lastMillis()).toString(),
          row.silentMillis() < 0 ? -1.0 : row.silentMillis() / 1000.0);
    }
    return table;
  }

  private TabularData connections() {
    TabularData table = Table.CONNECTIONS.empty();
    String[] columns = Table.CONNECTIONS.columns();
    for (Map<String, Object> connection : managed.connections()) {
      Object[] values = new Object[columns.length];
      for (int i = 0; i < columns.length; i++) {
        values[i] = connection.get(columns[i]);
      }
      Table.CONNECTIONS.add(table, values);
    }
    return table;
  }

  @Override
  public Object invoke(String operation, Object[] arguments, String[] signature)
      throws ReflectionException {
    if (operation.equals(RELOAD)) {
      return managed.reload();
    }
    if (operation.equals(CONNECTIONS)) {
      return connections();
    }
    throw new ReflectionException(new NoSuchMethodException(operation));
  }

  @Override
  public AttributeList getAttributes(String[] names) {
    AttributeList values = new AttributeList();
    for (String name : names) {
      try {
        values.add(new Attribute(name, getAttribute(name)));
      } catch (AttributeNotFoundException notHere) {
        // left out, as the interface asks
      }
    }
    return values;
  }

  @Override
  public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
    throw new AttributeNotFoundException(attribute.getName() + " cannot be set");
  }

  @Override
  public AttributeList setAttributes(AttributeList attributes) {
    return new AttributeList();
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    return new OpenMBeanInfoSupport(
        KeepaliveMBean.class.getName(),
        "TCP keepalive for the connections of this JVM",
        attributes(),
        null,
        new OpenMBeanOperationInfoSupport[] {
          new OpenMBeanOperationInfoSupport(
              RELOAD,
              "looks at the configuration file now; answers what came of it",
              new OpenMBeanParameterInfo[0],
              SimpleType.STRING,
              MBeanOperationInfo.ACTION),
          new OpenMBeanOperationInfoSupport(
              CONNECTIONS,
              Table.CONNECTIONS.type().getDescription(),
              new OpenMBeanParameterInfo[0],
              Table.CONNECTIONS.type(),
              MBeanOperationInfo.INFO)
        },
        null);
  }

  private static OpenMBeanAttributeInfoSupport[] attributes() {
    List<OpenMBeanAttributeInfoSupport> all = new ArrayList<OpenMBeanAttributeInfoSupport>();
    String[][] counted = {
      {"Connected", "connections that the application has opened"},
      {"Accepted", "connections that the application has accepted"},
      {"Set", "connections that have got what was wanted of them"},
      {"LeftAlone", "connections that a rule, or the settings, leave as they are"},
      {"KeptOn", "connections on which the application has tried to switch keepalive off, in vain"},
      {"Failed", "connections of which an option could not be set"},
      {"DeadPeers", "connections that ended because the peer no longer acknowledged anything"},
      {"IdleClosed", "connections that were closed because nobody used them"},
      {"AnswerTimeouts", "connections that were given up because the peer did not answer"},
    };
    for (String[] each : counted) {
      all.add(attribute(each[0], each[1] + ", since the start", SimpleType.LONG));
    }
    all.add(attribute("Open", "connections that are open now", SimpleType.INTEGER));
    all.add(attribute("Unprotected", "those of them whose keepalive is off", SimpleType.INTEGER));
    all.add(attribute("Version", "the agent's version", SimpleType.STRING));
    all.add(attribute("Settings", "what holds where no rule matches", SimpleType.STRING));
    all.add(attribute("Rules", Table.RULES.type().getDescription(), Table.RULES.type()));
    all.add(
        attribute(
            "DeadPeersByPeer", Table.DEAD_PEERS.type().getDescription(), Table.DEAD_PEERS.type()));
    all.add(attribute("Paths", Table.PATHS.type().getDescription(), Table.PATHS.type()));
    return all.toArray(new OpenMBeanAttributeInfoSupport[0]);
  }

  private static OpenMBeanAttributeInfoSupport attribute(
      String name, String description, OpenType<?> type) {
    return new OpenMBeanAttributeInfoSupport(name, description, type, true, false, false);
  }
}

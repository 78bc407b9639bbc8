package dev.keepalive.agent.rescue;

import dev.keepalive.agent.config.match.Direction;
import java.util.LinkedHashMap;
import java.util.Map;

/** A connection for programs, by the names of {@code status --json}. */
public final class ConnectionFields {
  private ConnectionFields() {}

  public static Map<String, Object> of(Connection connection) {
    Map<String, Object> json = new LinkedHashMap<String, Object>();
    json.put("pid", connection.pid());
    json.put("direction", connection.direction() == Direction.CONNECT ? "connect" : "accept");
    json.put("local", connection.local());
    json.put("peer", connection.peer());
    json.put("state", connection.state());
    json.put("keepalive", connection.keepalive());
    json.put("idle", connection.idle());
    json.put("interval", connection.interval());
    json.put("count", connection.count());
    json.put("userTimeoutMillis", connection.userTimeoutMillis());
    json.put("timer", connection.timer());
    json.put("timerSeconds", connection.timerSeconds());
    json.put("probes", connection.probes());
    json.put("idleSeconds", connection.idleSeconds());
    json.put("unackedBytes", connection.unackedBytes());
    json.put("rule", connection.rule());
    return json;
  }
}

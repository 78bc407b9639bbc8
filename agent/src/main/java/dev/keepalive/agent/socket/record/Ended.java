package dev.keepalive.agent.socket.record;

/** That a connection has come to its end before the application ended it. Immutable. */
public interface Ended {
  /** For {@link #millis}: not known. */
  long UNKNOWN = -1;

  /** What the agent did for the connection. */
  ConnectionRecord record();

  /** The name of the rule that decided, or null if the general settings did. */
  String rule();

  /** One word for the log: the peer is {@code dead}, say. */
  String what();

  /** {@code peer db.example/10.0.0.7:5432, rule db}. */
  String subject();

  /** The subject, and what is known of the end, in one sentence. */
  String sentence();

  /** What lasted too long, before a time: {@code silent for}. */
  String lasting();

  /** How long that lasted, in milliseconds, or {@link #UNKNOWN}. */
  long millis();

  /** The name of the thread that waited for the peer, or null where that is not known. */
  String freedThread();
}

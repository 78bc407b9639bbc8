/**
 * What is told of a connection: where it goes, the rule that decided, and what each option came to.
 * Whoever wants to know of connections listens to these records.
 */
package dev.keepalive.agent.socket.record;

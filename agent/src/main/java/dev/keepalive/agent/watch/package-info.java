/**
 * What becomes of connections: exceptions that tell that a peer is dead, and the thread that looks
 * at open connections and ends those whose time is over. Stands on {@code socket}.
 */
package dev.keepalive.agent.watch;

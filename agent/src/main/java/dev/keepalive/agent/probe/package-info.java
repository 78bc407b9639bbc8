/**
 * Measures after how long the path to a peer forgets a connection; for the command {@code probe}.
 */
package dev.keepalive.agent.probe;

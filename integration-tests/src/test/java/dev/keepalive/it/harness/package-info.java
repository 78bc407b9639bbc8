/**
 * What the integration tests stand on: the JDKs to test, child JVMs, and the kernel's own view of
 * their sockets.
 */
package dev.keepalive.it.harness;

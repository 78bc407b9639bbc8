/**
 * The programs that the integration tests run under the agent. They know nothing of it: Java 8, the
 * JDK alone, and what is newer by reflection.
 */
package dev.keepalive.subject;

/**
 * The events themselves. Compiled by itself, against the JDK that builds: {@code jdk.jfr} came into
 * Java 8 after its release. Loaded where the recorder is there, and not before.
 */
package dev.keepalive.agent.insight.jfr.event;

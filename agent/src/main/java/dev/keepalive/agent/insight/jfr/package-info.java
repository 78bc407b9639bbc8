/** The agent's events in recordings of JDK Flight Recorder, where there is one. */
package dev.keepalive.agent.insight.jfr;

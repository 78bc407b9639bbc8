/** Loads the agent into JVMs that run, and talks to it there. */
package dev.keepalive.agent.rescue.attach;

/**
 * Judges a configuration for those who check a file; the agent in a JVM does not need it. Stands on
 * {@code source} and what is below it, not on {@code reload}.
 */
package dev.keepalive.agent.config.check;

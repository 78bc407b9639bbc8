/**
 * What is wrong in a configuration, and the place where it stands. Touches no other room of the
 * configuration.
 */
package dev.keepalive.agent.config.problem;

/** Chooses the rule of a connection. Stands on {@code match} and what is below it. */
package dev.keepalive.agent.config.policy;

/**
 * What a rule matches: hosts, ports and directions, as they are written and as they are tested.
 * Stands on {@code setting} and what is below it.
 */
package dev.keepalive.agent.config.match;

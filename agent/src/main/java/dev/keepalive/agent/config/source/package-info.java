/**
 * Reads the sources, from the agent argument to the file, and decides which of them holds. Stands
 * on {@code policy} and what is below it.
 */
package dev.keepalive.agent.config.source;

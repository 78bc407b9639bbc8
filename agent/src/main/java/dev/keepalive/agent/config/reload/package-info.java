/** Watches the file and says what changed in it. Stands on {@code source} and what is below it. */
package dev.keepalive.agent.config.reload;

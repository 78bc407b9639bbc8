/** Makes of what the sources say together the settings that hold. */
package dev.keepalive.agent.config.resolution;

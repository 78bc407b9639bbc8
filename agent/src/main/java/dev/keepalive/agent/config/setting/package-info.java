/**
 * The settings that there are, how their values are read, and what one connection gets. Stands on
 * {@code problem} and {@code address}.
 */
package dev.keepalive.agent.config.setting;

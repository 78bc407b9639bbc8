/** Another process's connections: its table, its figures, what is set on them from outside. */
package dev.keepalive.agent.rescue;

/**
 * Addresses and networks as numbers, read without a look-up. Touches no other room of the
 * configuration.
 */
package dev.keepalive.agent.config.address;

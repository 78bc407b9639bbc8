/**
 * What kernel, JDK and one process mean for idle connections: small checks of facts read before.
 */
package dev.keepalive.agent.rescue.diagnosis;

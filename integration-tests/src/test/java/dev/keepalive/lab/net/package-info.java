/**
 * A network of three hosts on one machine, made of network namespaces: an application, a router
 * with a stateful firewall, a peer. It never touches the machine's own network, and it disappears
 * with the process that made it.
 */
package dev.keepalive.lab.net;

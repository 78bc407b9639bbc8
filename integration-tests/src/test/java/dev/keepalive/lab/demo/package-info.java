/**
 * The demonstration: a pool of database connections behind a firewall that forgets, without and
 * with the agent at the same time. {@code demo-app/firewall-demo.sh} starts it.
 */
package dev.keepalive.lab.demo;

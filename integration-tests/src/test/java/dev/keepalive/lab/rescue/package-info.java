/**
 * The commands that look into running programs, against programs that hang: on a dead peer, or on
 * one that lives and is silent. The programs run without the agent, in a network namespace; the
 * commands run outside of it, as root. The kernel and the programs are the judges.
 */
package dev.keepalive.lab.rescue;

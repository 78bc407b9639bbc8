/** Other processes: what the kernel tells of them, and the system calls that reach into them. */
package dev.keepalive.agent.linux.process;

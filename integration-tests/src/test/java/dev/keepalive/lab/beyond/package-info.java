/** What keepalive can't see: programs that are stuck, connections that nobody uses, slow peers. */
package dev.keepalive.lab.beyond;

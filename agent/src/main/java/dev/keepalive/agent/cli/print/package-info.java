/** What the commands print: tables for people, JSON for programs. */
package dev.keepalive.agent.cli.print;

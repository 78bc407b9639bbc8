package dev.keepalive.lab.demo;

import java.time.Instant;
import java.util.List;

/**
 * The story of one place in the pool. Immutable; times that did not come are null.
 *
 * @param opened the connection was opened
 * @param probes keepalive probes that it sent
 * @param forgotten the firewall no longer knew it
 * @param requests what it sent in the morning: the request and, unanswered, its repetitions
 * @param replaced the pool gave it up and opened another one in its place
 * @param answered the borrower had its answer
 */
record Lane(
    Instant opened,
    List<Instant> probes,
    Instant forgotten,
    List<Instant> requests,
    Instant replaced,
    Instant answered) {}

/** Classes shaped like Netty's, as if it had been relocated to {@code dev.keepalive.fake}. */
package dev.keepalive.fake.netty.channel;

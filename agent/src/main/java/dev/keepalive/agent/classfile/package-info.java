/** Class files, as far as the agent weaves code into them: JVMS 4. It knows no other room. */
package dev.keepalive.agent.classfile;

package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;
import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A server without services and a client that was told so. */
@Stack(
    name = "gRPC netty",
    libraries = {"io.grpc:grpc-netty:1.85.1", "io.grpc:grpc-stub:1.85.1"},
    transport = "NIO",
    sides = {CONNECTS, ACCEPTS},
    everyBuild = true)
@Stack(
    name = "gRPC netty",
    libraries = {
      "io.grpc:grpc-netty:1.85.1",
      "io.grpc:grpc-stub:1.85.1",
      "io.netty:netty-transport-native-epoll:jar:linux-x86_64:4.2.18.Final",
      "io.netty:netty-transport-native-epoll:jar:linux-aarch_64:4.2.18.Final"
    },
    transport = "epoll",
    sides = {CONNECTS, ACCEPTS})
@Stack(
    name = "gRPC netty-shaded",
    libraries = {"io.grpc:grpc-netty-shaded:1.85.1", "io.grpc:grpc-stub:1.85.1"},
    transport = "epoll",
    sides = {CONNECTS, ACCEPTS},
    everyBuild = true)
@Stack(
    name = "gRPC okhttp",
    libraries = {"io.grpc:grpc-okhttp:1.72.0", "io.grpc:grpc-stub:1.72.0"},
    transport = "Socket",
    sides = {CONNECTS, ACCEPTS},
    everyBuild = true)
public final class GrpcCall {
  public static void main(String[] arguments) throws Exception {
    Server server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create()).build().start();
    ManagedChannel channel =
        Grpc.newChannelBuilderForAddress(
                "127.0.0.1", server.getPort(), InsecureChannelCredentials.create())
            .build();
    try {
      ClientCalls.blockingUnaryCall(channel, method(), CallOptions.DEFAULT, new byte[0]);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
        throw e;
      }
    }
    Hold.untilEnd(server, channel);
  }

  private static MethodDescriptor<byte[], byte[]> method() {
    return MethodDescriptor.<byte[], byte[]>newBuilder()
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName("service/method")
        .setRequestMarshaller(new Nothing())
        .setResponseMarshaller(new Nothing())
        .build();
  }

  private static final class Nothing implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      return new byte[0];
    }
  }
}

package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.CONNECTS;

import java.sql.DriverManager;

/**
 * Database drivers that wait for the answer to their login. Argument: the JDBC URL, with {@code
 * PORT} where the port belongs.
 */
@Stack(
    name = "Oracle thin",
    libraries = "com.oracle.database.jdbc:ojdbc8:23.26.2.0.0",
    transport = "NIO",
    sides = CONNECTS,
    arguments = "jdbc:oracle:thin:@//127.0.0.1:PORT/service",
    everyBuild = true)
@Stack(
    name = "Oracle thin",
    libraries = "com.oracle.database.jdbc:ojdbc11:23.26.4.0.0",
    transport = "NIO",
    sides = CONNECTS,
    from = 11,
    arguments = "jdbc:oracle:thin:@//127.0.0.1:PORT/service")
@Stack(
    name = "SQL Server",
    libraries = "com.microsoft.sqlserver:mssql-jdbc:13.6.2.jre8",
    transport = "Socket",
    sides = CONNECTS,
    arguments = "jdbc:sqlserver://127.0.0.1:PORT;encrypt=false",
    everyBuild = true)
@Stack(
    name = "SQL Server",
    libraries = "com.microsoft.sqlserver:mssql-jdbc:13.6.2.jre11",
    transport = "Socket",
    sides = CONNECTS,
    from = 11,
    arguments = "jdbc:sqlserver://127.0.0.1:PORT;encrypt=false")
@Stack(
    name = "jTDS",
    libraries = "net.sourceforge.jtds:jtds:1.3.1",
    transport = "Socket",
    sides = CONNECTS,
    arguments = "jdbc:jtds:sqlserver://127.0.0.1:PORT/database",
    everyBuild = true)
@Stack(
    name = "DB2",
    libraries = "com.ibm.db2:jcc:12.1.5.0",
    transport = "Socket",
    sides = CONNECTS,
    arguments = "jdbc:db2://127.0.0.1:PORT/database",
    everyBuild = true)
@Stack(
    name = "Informix",
    libraries = "com.ibm.informix:jdbc:15.0.1.0",
    transport = "Socket",
    sides = CONNECTS,
    arguments = "jdbc:informix-sqli://127.0.0.1:PORT/database:INFORMIXSERVER=server",
    everyBuild = true)
@Stack(
    name = "SAP HANA",
    libraries = "com.sap.cloud.db.jdbc:ngdbc:2.28.8",
    transport = "Socket",
    sides = CONNECTS,
    arguments = "jdbc:sap://127.0.0.1:PORT/",
    everyBuild = true)
public final class JdbcLogin {
  public static void main(String[] arguments) throws Exception {
    SilentServer server = new SilentServer();
    String url = arguments[0].replace("PORT", Integer.toString(server.port()));
    Hold.untilEnd(server.awaitWord(() -> DriverManager.getConnection(url, "user", "secret")));
  }
}

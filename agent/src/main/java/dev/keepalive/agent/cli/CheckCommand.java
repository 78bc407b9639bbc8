package dev.keepalive.agent.cli;

import dev.keepalive.agent.config.check.ConfigurationReview;
import dev.keepalive.agent.config.check.Endpoint;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.config.source.LoadResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check FILE}: what is wrong with a configuration file, and what comes of it. */
@Command(
    name = "check",
    description = "Validates a configuration file and shows what comes of it.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:the file is fine, perhaps with warnings",
      "1:there are warnings, with --strict",
      "2:there are errors, or the command line is wrong"
    },
    sortOptions = false)
final class CheckCommand implements Callable<Integer> {
  static final int FINE = 0;
  static final int WARNINGS = 1;
  static final int ERRORS = 2;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file that config names.")
  private String file;

  @Option(
      names = "--for",
      paramLabel = "CONNECTION",
      description = {
        "Show which rule decides on this connection and",
        "how long a dead peer lives under it. One of",
        "'connect db.example:5432',",
        "'connect db.example/10.20.3.4:5432',",
        "'accept :8443 from 192.168.1.7'.",
        "No name is looked up. Can be repeated."
      },
      converter = EndpointConverter.class)
  private List<Endpoint> endpoints = new ArrayList<Endpoint>();

  @Option(names = "--strict", description = "Let warnings be exit status 1.")
  private boolean strict;

  @Option(names = "--help", usageHelp = true, description = "Show this.")
  boolean help;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    LoadResult loaded = Configuration.loadFile(file);
    List<Problem> warnings = new ArrayList<Problem>(loaded.warnings());
    boolean broken = !loaded.errors().isEmpty();
    if (!broken) {
      warnings.addAll(ConfigurationReview.on(loaded.configuration()));
    }
    print("error", Problem.inOrder(loaded.errors()), out);
    print("warning", Problem.inOrder(warnings), out);
    if (broken) {
      out.println(file + ": " + count(loaded.errors(), "error"));
      return ERRORS;
    }
    out.println(file + ": " + (warnings.isEmpty() ? "fine" : count(warnings, "warning")));
    out.println();
    new Effect(loaded.configuration(), out).print(endpoints);
    return strict && !warnings.isEmpty() ? WARNINGS : FINE;
  }

  private static void print(String kind, List<Problem> problems, PrintWriter out) {
    for (Problem problem : problems) {
      out.println(kind + ": " + problem);
      if (!problem.excerpt().isEmpty()) {
        out.println(problem.excerpt());
      }
      out.println();
    }
  }

  private static String count(List<Problem> problems, String kind) {
    return problems.size() + " " + kind + (problems.size() == 1 ? "" : "s");
  }
}

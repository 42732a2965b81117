/**
 * The kubewalk command line, a class per subcommand.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.walkthrough.cli.Kubewalk}.
 */
package dev.kubewalk.walkthrough.cli;

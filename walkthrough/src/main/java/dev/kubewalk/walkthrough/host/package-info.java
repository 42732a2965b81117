/**
 * A server in this process, and a client that asks it what any client would.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.walkthrough.host.HostedServer}.
 */
package dev.kubewalk.walkthrough.host;

/**
 * Command-line flags that behave like those of a Kubernetes server: a small engine with pflag's
 * rules, and the named sections of its help.
 *
 * <p>Why not picocli, which the {@code kubewalk} command uses: its users see what a Kubernetes user
 * knows by heart, and picocli differs in all of it. In pflag a boolean takes a value only after an
 * equals sign ({@code --flag=false}), underscores in names mean dashes, the first use of a list
 * replaces its default and the later ones append, the value of one flag may be read as a duration
 * ({@code 1m0s}) or a map, the texts of errors name Go's parsers, a deprecated flag warns, and the
 * help has its own layout. All of that is about 500 lines here, less than bending picocli would be.
 *
 * <p>Go: github.com/spf13/pflag, staging/src/k8s.io/component-base/cli/flag. Start with {@link
 * dev.kubewalk.componentbase.cli.FlagSet}.
 */
package dev.kubewalk.componentbase.cli;

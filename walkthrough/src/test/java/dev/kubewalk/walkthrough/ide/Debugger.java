package dev.kubewalk.walkthrough.ide;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.Field;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import dev.kubewalk.componentbase.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Attaches to a JVM that waits, sets breakpoints, and notes the first stop at each. */
final class Debugger {
  private static final int POLL_MILLIS = 1000;

  private final VirtualMachine vm;
  private final Map<String, List<Breakpoint>> wanted;
  private final Map<Breakpoint, Set<String>> stops = new LinkedHashMap<>();

  private Debugger(VirtualMachine vm, Collection<Breakpoint> breakpoints) {
    this.vm = vm;
    this.wanted = breakpoints.stream().collect(Collectors.groupingBy(Breakpoint::type));
  }

  /**
   * Runs the JVM until it ends.
   *
   * @return the breakpoints in the order of their first hits, each with the names of the variables
   *     that a user sees there: locals, parameters, and fields of {@code this}
   */
  static Map<Breakpoint, Set<String>> run(
      int port, Collection<Breakpoint> breakpoints, Duration limit) throws Exception {
    AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
        .filter(one -> one.name().equals("com.sun.jdi.SocketAttach"))
        .findFirst()
        .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("hostname").setValue("127.0.0.1");
    arguments.get("port").setValue(String.valueOf(port));
    Debugger debugger = new Debugger(connector.attach(arguments), breakpoints);
    debugger.watchClasses();
    debugger.follow(limit);
    return debugger.stops;
  }

  private void watchClasses() {
    for (String type : wanted.keySet()) {
      ClassPrepareRequest prepare = vm.eventRequestManager().createClassPrepareRequest();
      prepare.addClassFilter(type);
      prepare.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
      prepare.enable();
    }
  }

  private void follow(Duration limit) throws Exception {
    Clock clock = Clock.system();
    long start = clock.nanoTime();
    try {
      while (clock.nanoTime() - start < limit.toNanos()) {
        EventSet events = vm.eventQueue().remove(POLL_MILLIS);
        if (events != null) {
          for (Event event : events) {
            handle(event);
          }
          events.resume();
        }
      }
    } catch (VMDisconnectedException ended) {
      return;
    }
    throw new AssertionError("the server did not end; it stopped at " + stops.keySet());
  }

  private void handle(Event event) throws Exception {
    if (event instanceof ClassPrepareEvent prepared) {
      for (Breakpoint breakpoint : wanted.get(prepared.referenceType().name())) {
        set(prepared.referenceType(), breakpoint);
      }
    } else if (event instanceof BreakpointEvent hit) {
      hit.request().disable();
      Breakpoint breakpoint = (Breakpoint) hit.request().getProperty("breakpoint");
      stops.putIfAbsent(breakpoint, visible(hit.thread().frame(0)));
    }
  }

  private void set(ReferenceType type, Breakpoint breakpoint) throws AbsentInformationException {
    List<Location> locations = type.locationsOfLine(breakpoint.line());
    if (locations.isEmpty()) {
      throw new AssertionError("nothing is executed at " + breakpoint);
    }
    for (Location location : locations) {
      BreakpointRequest request = vm.eventRequestManager().createBreakpointRequest(location);
      request.putProperty("breakpoint", breakpoint);
      request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
      request.enable();
    }
  }

  private static Set<String> visible(StackFrame frame)
      throws AbsentInformationException, IncompatibleThreadStateException {
    Set<String> names = new TreeSet<>();
    for (LocalVariable variable : frame.visibleVariables()) {
      frame.getValue(variable);
      names.add(variable.name());
    }
    if (frame.thisObject() != null) {
      for (Field field : frame.thisObject().referenceType().allFields()) {
        names.add(field.name());
      }
    }
    return names;
  }
}

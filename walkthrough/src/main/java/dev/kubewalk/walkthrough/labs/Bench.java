package dev.kubewalk.walkthrough.labs;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.walkthrough.tour.TourFlags;

/**
 * What a fault finds around it.
 *
 * @param flags of the server that is run
 * @param struck closes when the fault has struck
 * @param over closes when the experiment is over: who blocks goes on then
 */
record Bench(TourFlags flags, StopChannel struck, StopChannel over) {
  Bench {
    requireNonNull(flags);
    requireNonNull(struck);
    requireNonNull(over);
  }
}

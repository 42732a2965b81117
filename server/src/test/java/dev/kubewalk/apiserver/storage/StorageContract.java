package dev.kubewalk.apiserver.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.fields.FieldSelector;
import dev.kubewalk.apimachinery.labels.Selector;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.storage.StorageException.Code;
import dev.kubewalk.apiserver.storage.UpdateFunction.Updated;
import dev.kubewalk.apiserver.storage.etcd3.LeaseManager;
import dev.kubewalk.apiserver.storage.etcd3.Store;
import dev.kubewalk.apiserver.storage.etcd3.metrics.EtcdMetrics;
import dev.kubewalk.componentbase.TestingClock;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.kv.memory.MemoryBackend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What storage keeps, with a cache before it or not. */
public abstract class StorageContract {
  private static final Duration SOON = Duration.ofSeconds(10);

  protected final TestingClock clock = new TestingClock();
  protected final MemoryBackend backend = new MemoryBackend(clock);
  private final EtcdMetrics metrics = new EtcdMetrics(new KubeRegistry(), clock);
  protected final Store store = new Store(
      backend,
      new JsonCodec(),
      "/registry",
      new LeaseManager(backend, clock, Duration.ofSeconds(60), metrics),
      metrics.ofType("*core.Pod"));
  protected Storage storage;

  protected abstract Storage open();

  @BeforeEach
  void openStorage() {
    storage = open();
  }

  @AfterEach
  void closeBackend() {
    backend.close();
  }

  @Test
  void whatIsCreatedIsReadBackWithItsResourceVersionAndWithoutASelfLink() {
    Unstructured pod = pod("a", "app", "web").set("metadata.selfLink", "/somewhere");
    StoredObject created = storage.create("/pods/ns/a", pod, Duration.ZERO);
    StoredObject read = storage.get("/pods/ns/a", "");

    assertThat(read.revision()).isEqualTo(created.revision());
    assertThat(read.object().resourceVersion()).isEqualTo("" + created.revision());
    assertThat(read.object().remove("metadata.resourceVersion")).isEqualTo(pod("a", "app", "web"));
    assertThat(new String(read.json(), UTF_8))
        .startsWith("{\"apiVersion\":\"v1\",\"kind\":\"Pod\"");
    assertThat(new String(backend.get("/registry/pods/ns/a").orElseThrow().value(), UTF_8))
        .doesNotContain("resourceVersion", "selfLink");
    assertThat(pod.stringAt("metadata.selfLink")).isEqualTo("/somewhere");
  }

  @Test
  void creatingTwiceIsRefused() {
    create("a");
    assertFails(() -> create("a"), Code.KEY_EXISTS);
    assertThatThrownBy(() -> storage.create(
            "/pods/ns/b", pod("b", "x", "y").set("metadata.resourceVersion", "5"), Duration.ZERO))
        .isInstanceOf(StatusException.class)
        .hasMessage("resourceVersion should not be set on objects to be created");
  }

  @Test
  void aMissingKeyIsToldWithItsText() {
    assertThatThrownBy(() -> storage.get("/pods/ns/none", ""))
        .hasMessage(
            "StorageError: key not found, Code: 1, Key: /registry/pods/ns/none, ResourceVersion: 0,"
                + " AdditionalErrorMsg: ");
  }

  @Test
  void anUpdateSeesTheCurrentStateAndIsWritten() {
    long first = create("a").revision();
    StoredObject updated = update("a", "app", "db");

    assertThat(updated.revision()).isGreaterThan(first);
    assertThat(storage.get("/pods/ns/a", "").object().labels()).containsEntry("app", "db");
  }

  @Test
  void anUpdateThatChangesNothingWritesNothing() {
    long first = create("a").revision();
    assertThat(update("a", "app", "web").revision()).isEqualTo(first);
    assertThat(backend.currentRevision()).isEqualTo(first);
  }

  @Test
  void anUpdateStartsOverWhenSomebodyElseWrote() {
    create("a");
    AtomicInteger calls = new AtomicInteger();
    StoredObject updated = storage.guaranteedUpdate(
        "/pods/ns/a",
        false,
        Preconditions.none(),
        current -> {
          if (calls.getAndIncrement() == 0) {
            update("a", "other", "yes");
          }
          return Updated.to(current.orElseThrow().object().setLabel("mine", "yes"));
        },
        Optional.empty());

    assertThat(calls).hasValue(2);
    assertThat(updated.object().labels()).containsKeys("app", "other", "mine");
  }

  @Test
  void aStaleSuggestionIsReadAgainBeforeAnErrorIsBelieved() {
    StoredObject stale = create("a");
    update("a", "app", "db");
    AtomicInteger calls = new AtomicInteger();
    store.guaranteedUpdate(
        "/pods/ns/a",
        false,
        Preconditions.none(),
        current -> {
          calls.incrementAndGet();
          if (current.orElseThrow().object().labels().get("app").equals("web")) {
            throw StorageException.invalidObject("/pods/ns/a", "seen the stale state");
          }
          return Updated.to(current.orElseThrow().object().setLabel("fresh", "yes"));
        },
        Optional.of(stale));
    assertThat(calls).hasValue(2);
  }

  @Test
  void anUpdateCanCreate() {
    assertFails(() -> update("a", "app", "web"), Code.KEY_NOT_FOUND);
    StoredObject created = storage.guaranteedUpdate(
        "/pods/ns/a",
        true,
        Preconditions.none(),
        current -> {
          assertThat(current).isEmpty();
          return Updated.to(pod("a", "app", "web"));
        },
        Optional.empty());
    assertThat(storage.get("/pods/ns/a", "").revision()).isEqualTo(created.revision());
  }

  @Test
  void preconditionsAreHeldAgainstTheObject() {
    storage.create("/pods/ns/a", pod("a", "x", "y").set("metadata.uid", "u1"), Duration.ZERO);
    assertThatThrownBy(() -> storage.delete("/pods/ns/a", Preconditions.uid("u2"), object -> {}))
        .hasMessageEndingWith(
            "Precondition failed: UID in precondition: u2, UID in object meta: u1");
    storage.delete("/pods/ns/a", Preconditions.uid("u1"), object -> {});
    assertFails(() -> storage.get("/pods/ns/a", ""), Code.KEY_NOT_FOUND);
  }

  @Test
  void deletingAsksForValidationAndGivesTheLastState() {
    create("a");
    assertThatThrownBy(() -> storage.delete("/pods/ns/a", Preconditions.none(), object -> {
          throw StorageException.invalidObject("a", "no");
        }))
        .isInstanceOf(StorageException.class);
    assertThat(delete("a").object().name()).isEqualTo("a");
    assertFails(() -> delete("a"), Code.KEY_NOT_FOUND);
  }

  @Test
  void listsAreOrderedAndSelected() {
    List.of("c", "a", "b").forEach(this::create);
    update("b", "app", "db");
    storage.create("/pods/ns2/z", pod("z", "app", "web"), Duration.ZERO);

    assertThat(names(list("/pods", "", SelectionPredicate.everything())))
        .containsExactly("a", "b", "c", "z");
    ObjectList selected = list("/pods/ns", "", byLabel("app=web", 0));
    assertThat(names(selected)).containsExactly("a", "c");
    assertThat(selected.revision()).isEqualTo(backend.currentRevision());
    SelectionPredicate byName =
        SelectionPredicate.of(Selector.everything(), FieldSelector.parse("metadata.name=c"), 0);
    assertThat(names(list("/pods/ns", "", byName))).containsExactly("c");
    assertThat(byName.matchesSingle()).contains("c");
    assertThat(names(storage.getToList("/pods/ns/c", "", byName))).containsExactly("c");
    assertThat(names(storage.getToList("/pods/ns/none", "", byName))).isEmpty();
    assertThat(storage.count("/pods")).isEqualTo(4);
  }

  @Test
  void pagesShowTheRevisionOfTheFirst() {
    List.of("a", "b", "c", "d", "e").forEach(this::create);
    ObjectList first = list("/pods/ns", "", byLabel("", 2));
    assertThat(names(first)).containsExactly("a", "b");
    assertThat(first.remainingItemCount()).isEqualTo(OptionalLong.of(3));
    create("bb");
    delete("d");

    ObjectList second = list("/pods/ns", "", byLabel("", 2).continuedAt(first.continueToken()));
    assertThat(names(second)).containsExactly("c", "d");
    assertThat(second.revision()).isEqualTo(first.revision());
    assertThat(second.remainingItemCount()).isEqualTo(OptionalLong.of(1));
    ObjectList third = list("/pods/ns", "", byLabel("", 2).continuedAt(second.continueToken()));
    assertThat(names(third)).containsExactly("e");
    assertThat(third.continueToken()).isEmpty();
    assertThat(third.remainingItemCount()).isEmpty();
  }

  @Test
  void aPageWithASelectorReadsOnUntilItIsFull() {
    for (int i = 0; i < 10; i++) {
      create("p" + i);
      if (i % 4 != 0) {
        update("p" + i, "app", "db");
      }
    }
    ObjectList page = list("/pods/ns", "", byLabel("app=web", 2));
    assertThat(names(page)).containsExactly("p0", "p4");
    assertThat(page.remainingItemCount()).isEmpty();
    ObjectList rest = list("/pods/ns", "", byLabel("app=web", 2).continuedAt(page.continueToken()));
    assertThat(names(rest)).containsExactly("p8");
    assertThat(rest.continueToken()).isEmpty();
  }

  @Test
  void aLimitWithAResourceVersionReadsExactlyThatRevision() {
    create("a");
    long then = create("b").revision();
    create("c");

    ObjectList page = list("/pods/ns", "" + then, byLabel("", 10));
    assertThat(names(page)).containsExactly("a", "b");
    assertThat(page.revision()).isEqualTo(then);
    assertThatThrownBy(() -> list("/pods/ns", "999", byLabel("", 10)))
        .hasMessage("etcdserver: mvcc: required revision is a future revision");
  }

  @Test
  void compactedPagesSayHowToGoOn() {
    List.of("a", "b", "c").forEach(this::create);
    ObjectList first = store.list("/pods/ns", "", byLabel("", 2));
    create("d");
    backend.compact(backend.currentRevision());

    assertThatThrownBy(
            () -> store.list("/pods/ns", "", byLabel("", 2).continuedAt(first.continueToken())))
        .isInstanceOfSatisfying(StatusException.class, e -> {
          assertThat(e.code()).isEqualTo(410);
          String token = e.status().stringAt("metadata.continue");
          assertThat(names(list("/pods/ns", "", byLabel("", 5).continuedAt(token))))
              .containsExactly("c", "d");
        });
    assertThatThrownBy(() -> store.list("/pods/ns", "2", byLabel("", 2)))
        .hasMessage("The resourceVersion for the provided list is too old.");
  }

  @Test
  void badContinueTokensAreRefused() {
    assertThatThrownBy(() -> list("/pods/ns", "", byLabel("", 2).continuedAt("a b")))
        .hasMessage(
            "invalid continue token: continue key is not valid: illegal base64 data at input byte 1")
        .isInstanceOfSatisfying(StatusException.class, e -> assertThat(e.code()).isEqualTo(400));
    String leaving = new ContinueToken(3, "../secrets").encode();
    assertThatThrownBy(() -> list("/pods/ns", "", byLabel("", 2).continuedAt(leaving)))
        .hasMessageEndingWith("continue key is not valid: ../secrets");
    String fine = new ContinueToken(3, "a\0").encode();
    assertThatThrownBy(() -> list("/pods/ns", "7", byLabel("", 2).continuedAt(fine)))
        .hasMessage("specifying resource version is not allowed when using continue");
  }

  @Test
  void aResourceVersionThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> list("/pods", "x", SelectionPredicate.everything()))
        .hasMessageEndingWith(
            "resourceVersion: Invalid value: \"x\": strconv.ParseUint: parsing \"x\": invalid syntax");
  }

  @Test
  void aWatchWithoutVersionBeginsWithWhatThereIs() throws Exception {
    create("a");
    create("b");
    try (WatchStream watch = storage.watchList("/pods", "", SelectionPredicate.everything())) {
      assertThat(next(watch, 2)).containsExactly("ADDED a", "ADDED b");
      update("a", "x", "1");
      delete("b");
      create("c");
      assertThat(next(watch, 3)).containsExactly("MODIFIED a", "DELETED b", "ADDED c");
    }
  }

  @Test
  void aWatchFromAVersionShowsWhatCameAfterIt() throws Exception {
    long first = create("a").revision();
    update("a", "x", "1");
    delete("a");
    try (WatchStream watch =
        storage.watchList("/pods", "" + first, SelectionPredicate.everything())) {
      assertThat(next(watch, 2)).containsExactly("MODIFIED a", "DELETED a");
      create("b");
      assertThat(next(watch, 1)).containsExactly("ADDED b");
    }
  }

  @Test
  void objectsEnterAndLeaveASelection() throws Exception {
    create("a");
    create("b");
    try (WatchStream watch = storage.watchList("/pods/ns", "", byLabel("app=db", 0))) {
      update("a", "app", "db");
      update("a", "x", "1");
      update("b", "x", "1");
      long left = update("a", "app", "web").revision();
      List<WatchEvent> events = collect(watch, 3);

      assertThat(texts(events)).containsExactly("ADDED a", "MODIFIED a", "DELETED a");
      StoredObject gone = ((WatchEvent.Change) events.get(2)).object();
      assertThat(gone.object().labels()).containsEntry("app", "db");
      assertThat(gone.object().resourceVersion()).isEqualTo("" + left);
    }
  }

  @Test
  void aWatchOfOneKeySeesThatKeyOnly() throws Exception {
    create("a");
    try (WatchStream watch = storage.watch("/pods/ns/a", "", SelectionPredicate.everything())) {
      create("aa");
      update("a", "x", "1");
      assertThat(next(watch, 2)).containsExactly("ADDED a", "MODIFIED a");
    }
  }

  @Test
  void aLineIsTheWholeEvent() throws Exception {
    create("a");
    try (WatchStream watch = storage.watchList("/pods", "", SelectionPredicate.everything())) {
      String line = new String(collect(watch, 1).get(0).line(), UTF_8);
      assertThat(line)
          .startsWith("{\"type\":\"ADDED\",\"object\":{\"apiVersion\":\"v1\"")
          .contains("\"metadata\":{\"resourceVersion\":\"2\",\"name\":\"a\"")
          .endsWith("}}\n");
    }
  }

  @Test
  void closingTheBackendEndsWatches() throws Exception {
    WatchStream watch = storage.watchList("/pods", "", SelectionPredicate.everything());
    backend.close();
    assertThat(watch.take(SOON)).isEmpty();
    assertThat(watch.isEnded()).isTrue();
  }

  protected StoredObject create(String name) {
    return storage.create("/pods/ns/" + name, pod(name, "app", "web"), Duration.ZERO);
  }

  protected StoredObject update(String name, String label, String value) {
    return storage.guaranteedUpdate(
        "/pods/ns/" + name,
        false,
        Preconditions.none(),
        current -> Updated.to(current.orElseThrow().object().setLabel(label, value)),
        Optional.empty());
  }

  protected StoredObject delete(String name) {
    return storage.delete("/pods/ns/" + name, Preconditions.none(), object -> {});
  }

  protected ObjectList list(String key, String version, SelectionPredicate predicate) {
    return storage.list(key, version, predicate);
  }

  protected static SelectionPredicate byLabel(String selector, int limit) {
    return SelectionPredicate.of(Selector.parse(selector), FieldSelector.everything(), limit);
  }

  protected static Unstructured pod(String name, String label, String value) {
    return Unstructured.create("v1", "Pod").set("metadata.name", name).setLabel(label, value);
  }

  protected static List<String> names(ObjectList list) {
    return list.items().stream().map(item -> item.object().name()).toList();
  }

  protected static List<String> next(WatchStream watch, int count) throws InterruptedException {
    return texts(collect(watch, count));
  }

  protected static List<WatchEvent> collect(WatchStream watch, int count)
      throws InterruptedException {
    List<WatchEvent> events = new ArrayList<>();
    while (events.size() < count) {
      List<WatchEvent> some = watch.take(SOON);
      if (some.isEmpty()) {
        return events;
      }
      events.addAll(some);
    }
    return events;
  }

  private static List<String> texts(List<WatchEvent> events) {
    return events.stream()
        .map(event -> event instanceof WatchEvent.Change change
            ? change.type() + " " + change.object().object().name()
            : event.type())
        .toList();
  }

  private static void assertFails(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable work, Code code) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}

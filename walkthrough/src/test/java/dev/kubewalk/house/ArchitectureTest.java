package dev.kubewalk.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What may know what. ARCHITECTURE.md says why. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private static final String ROOT = "dev.kubewalk";

  private JavaClasses classes;

  @BeforeAll
  void importClasses() {
    classes = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages(ROOT);
  }

  @Test
  void theTracerKnowsNobody() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".tracer..")
        .should()
        .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
            "belong to another module",
            type -> type.getPackageName().startsWith(ROOT)
                && !type.getPackageName().startsWith(ROOT + ".tracer")))
        .check(classes);
  }

  @Test
  void diagramsKnowRecordingsOnly() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".diagrams..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".walkthrough..", ROOT + ".apiserver..", ROOT + ".cmd..")
        .check(classes);
  }

  @Test
  void nothingKnowsTheWalkthrough() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".walkthrough..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".walkthrough..")
        .check(classes);
  }

  @Test
  void theGenericServerKnowsNoKubernetesServer() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".apiserver..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".master..", ROOT + ".registry..", ROOT + ".plugin..", ROOT + ".cmd..")
        .check(classes);
  }

  @Test
  void theFoundationsKnowNoServer() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".componentbase..", ROOT + ".http..", ROOT + ".apimachinery..", ROOT + ".kv..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".apiserver..", ROOT + ".master..", ROOT + ".registry..")
        .check(classes);
  }

  @Test
  void onlyOnePackageKnowsJetty() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".apiserver.server.jetty..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.jetty..")
        .check(classes);
  }

  @Test
  void onlyItsBackendKnowsRocksDb() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".kv.rocksdb..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.rocksdb..")
        .check(classes);
  }

  @Test
  void noStaticFieldChanges() {
    fields().that().areStatic().should().beFinal().check(classes);
  }

  @Test
  void timeIsInjected() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".componentbase.SystemClock")
        .and()
        .resideOutsideOfPackage(ROOT + ".tracer..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .check(classes);
  }
}

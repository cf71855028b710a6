package org.clew.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Set;
import org.clew.calcjob.CalcJob;
import org.clew.workchain.WorkChain;
import org.junit.jupiter.api.Test;

/** Which part may know which. */
class ArchitectureTest {
  private static final String[] RUNTIME = {"org.clew.spec..", "org.clew.outline..", "org.clew.process..", "org.clew.workchain..",
      "org.clew.function..", "org.clew.calcjob..", "org.clew.scheduler..", "org.clew.data..", "org.clew.definition..",
      "org.clew.computer..", "org.clew.provenance..", "org.clew.plugin..", "org.clew.hash..", "org.clew.cache.."};
  private static final String[] MEMORY = {"org.clew.codec..", "org.clew.store..", "org.clew.journal..", "org.clew.checkpoint..",
      "org.clew.projection..", "org.clew.registry..", "org.clew.repository..", "org.clew.query..", "org.clew.archive.."};
  private static final String[] ACTORS = {"org.clew.actors..", "org.clew.launch..", "org.clew.job..", "org.clew.jobslist..",
      "org.clew.transport..", "org.clew.pluginjar..", "org.clew.time..", "org.clew.caching..", "org.clew.entity.."};

  /**
   * Value types without input or output: bytes in memory, names of encodings, a marker of lambdas that tell their method, writers
   * into strings for stack traces, and readers of strings.
   */
  private static final Set<String> VALUES = Set.of("java.io.Serializable", "java.io.PrintWriter", "java.io.Writer",
      "java.io.StringWriter", "java.io.Reader", "java.io.StringReader",
      "java.nio.ByteBuffer", "java.nio.ByteOrder", "java.nio.charset.Charset", "java.nio.charset.StandardCharsets");

  private static final Set<String> PROGRAMS = Set.of("java.lang.Process", "java.lang.ProcessBuilder", "java.lang.ProcessHandle",
      "java.lang.Runtime");

  private static final JavaClasses MAIN = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("org.clew");
  private static final JavaClasses ALL = new ClassFileImporter().importPackages("org.clew");

  @Test void rulesSeeTheClasses() {
    assertThat(MAIN.contain("org.clew.process.Decider")).isTrue();
    assertThat(MAIN.contain("org.clew.store.Store")).isTrue();
    assertThat(MAIN.contain("org.clew.launch.Engine")).isTrue();
  }

  @Test void runtimeIsPlainJava() {
    noClasses().that().resideInAnyPackage(RUNTIME).should().dependOnClassesThat()
        .resideInAnyPackage("org.apache.pekko..", "com.typesafe..", "scala..", "com.fasterxml..", "java.sql..", "javax.sql..",
            "org.sqlite..", "org.slf4j..")
        .check(MAIN);
  }

  @Test void runtimeDoesNoInputOrOutput() {
    noClasses().that().resideInAnyPackage(RUNTIME).should().dependOnClassesThat(outside()).check(MAIN);
  }

  @Test void runtimeHasNeitherThreadsNorClock() {
    noClasses().that().resideInAnyPackage(RUNTIME).should().dependOnClassesThat().areAssignableTo(Thread.class)
        .orShould().dependOnClassesThat().resideInAPackage("java.util.concurrent.locks..")
        .orShould().dependOnClassesThat().areAssignableTo(java.util.concurrent.Executor.class)
        .orShould().dependOnClassesThat().areAssignableTo(java.util.concurrent.Future.class)
        .orShould().dependOnClassesThat().areAssignableTo(Clock.class)
        .orShould().callMethod(Instant.class, "now").orShould().callMethod(LocalDateTime.class, "now")
        .orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime").check(MAIN);
  }

  @Test void importsPointOneWay() {
    noClasses().that().resideInAnyPackage(RUNTIME).should().dependOnClassesThat().resideInAnyPackage(MEMORY).check(MAIN);
    noClasses().that().resideInAnyPackage(RUNTIME).should().dependOnClassesThat().resideInAnyPackage(ACTORS).check(MAIN);
    noClasses().that().resideInAnyPackage(MEMORY).should().dependOnClassesThat().resideInAnyPackage(ACTORS).check(MAIN);
    noClasses().that().resideInAnyPackage("org.clew.job..", "org.clew.transport..").should().dependOnClassesThat()
        .resideInAnyPackage("org.clew.actors..", "org.clew.jobslist..", "org.clew.launch..").check(MAIN);
    noClasses().that().resideInAPackage("org.clew.jobslist..").should().dependOnClassesThat()
        .resideInAnyPackage("org.clew.actors..", "org.clew.launch..").check(MAIN);
    noClasses().that().resideInAPackage("org.clew.entity..").should().dependOnClassesThat()
        .resideInAnyPackage("org.clew.actors..", "org.clew.jobslist..", "org.clew.launch..").check(MAIN);
    noClasses().that().resideInAPackage("org.clew.actors..").should().dependOnClassesThat().resideInAPackage("org.clew.launch..")
        .check(MAIN);
    noClasses().that().resideInAPackage("org.clew.transport..").should().dependOnClassesThat().resideInAPackage("org.clew.job..")
        .check(MAIN);
  }

  @Test void machinesAreDecidedWithoutActors() {
    noClasses().that().resideInAnyPackage("org.clew.job..", "org.clew.transport..").should().dependOnClassesThat()
        .resideInAnyPackage("org.apache.pekko..").check(MAIN);
  }

  @Test void javaSerializationIsNotUsed() {
    noClasses().should().dependOnClassesThat().areAssignableTo(java.io.ObjectInputStream.class)
        .orShould().dependOnClassesThat().areAssignableTo(java.io.ObjectOutputStream.class).check(MAIN);
  }

  @Test void definitionsHaveNoStateOfTheirOwn() {
    noFields().that().areDeclaredInClassesThat(describe("define a work chain or a job",
            type -> (type.isAssignableTo(WorkChain.class) || type.isAssignableTo(CalcJob.class))))
        .should().notHaveModifier(JavaModifier.STATIC).check(ALL);
  }

  private static DescribedPredicate<JavaClass> outside() {
    return describe("do input or output", type -> (type.getPackageName().startsWith("java.io")
        || type.getPackageName().startsWith("java.nio") || type.getPackageName().startsWith("java.net")
        || PROGRAMS.contains(type.getName())) && !VALUES.contains(type.getName()));
  }
}

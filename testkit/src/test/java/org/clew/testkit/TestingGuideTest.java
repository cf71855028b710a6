package org.clew.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestingGuideTest {
  private static final Path MODULE = OutlineFile.resources(TestingGuideTest.class).resolve("../../..").normalize();

  @ParameterizedTest @CsvSource({"MultiplyAddTest, chain", "CalcJobsTest, job", "CampaignTest, campaign", "ReplayTest, replay", "RetryingTest, coverage"})
  void codeInTheGuideIsCompiled(String file, String region) throws IOException {
    var source = Files.readString(MODULE.resolve("src/test/java/org/clew/testkit/" + file + ".java"));
    var begin = source.indexOf("// #region " + region + "\n") + ("// #region " + region + "\n").length();
    var code = source.substring(begin, source.indexOf("// #endregion", begin)).stripIndent().strip();
    var guide = Files.readString(MODULE.resolve("../docs/testing.md")).lines().collect(Collectors.joining("\n"));
    assertThat(guide).contains("```java\n" + code + "\n```");
  }
}

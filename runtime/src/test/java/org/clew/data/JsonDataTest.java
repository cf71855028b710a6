package org.clew.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonDataTest {
  enum Smearing { GAUSSIAN, COLD }

  record Site(String name, double[] place, Optional<Integer> charge) {}

  record Setup(Smearing smearing, int steps, Double width, List<Site> sites, Map<Smearing, Site> bySmearing, boolean quick) {
    Setup {
      if (steps < 0) throw new IllegalArgumentException("steps must not be negative");
    }
  }

  private static final Site SITE = new Site("Fe", new double[] {0, 0.5, 1}, Optional.of(2));
  private static final Setup SETUP = new Setup(Smearing.COLD, 3, null,
      List.of(SITE, new Site("O", new double[0], Optional.empty())),
      Map.of(Smearing.GAUSSIAN, SITE), true);

  @Test void holdsARecordInItsPlainForm() {
    var data = JsonData.of(SETUP);
    assertThat(data.value()).extracting("smearing", "steps", "width", "quick").containsExactly("COLD", 3L, null, true);
    assertThat(data.value()).extracting("sites").asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST).element(0)
        .hasToString("{name=Fe, place=[0.0, 0.5, 1.0], charge=2}");
    assertThat(DataTypes.read("data.json", data.plain(), (_, _) -> null)).isEqualTo(data);
  }

  @Test void givesTheRecordBack() {
    var back = JsonData.of(SETUP).as(Setup.class);
    assertThat(back).usingRecursiveComparison().isEqualTo(SETUP);
  }

  @Test void skipsFieldsThatARecordDoesNotHave() {
    var site = new JsonData(Map.of("name", "Fe", "place", List.of(1L, 2.5), "spin", 3L)).as(Site.class);
    assertThat(site.place()).containsExactly(1, 2.5);
    assertThat(site.charge()).isEmpty();
  }

  @Test void namesThePathOfWhatDoesNotFit() {
    var wrong = new JsonData(Map.of("sites", List.of(Map.of("name", "Fe", "place", List.of("x"))), "smearing", "COLD", "steps",
        1L));
    assertThatThrownBy(() -> wrong.as(Setup.class)).hasMessage("sites.0.place.0: expected double, found x");
    assertThatThrownBy(() -> new JsonData(Map.of("smearing", "HOT")).as(Setup.class))
        .hasMessage("smearing: expected one of [GAUSSIAN, COLD], found HOT");
    assertThatThrownBy(() -> new JsonData(Map.of("smearing", "COLD")).as(Setup.class))
        .hasMessage("steps: expected int, found nothing");
    assertThatThrownBy(() -> new JsonData(Map.of("smearing", "COLD", "steps", 1L << 40)).as(Setup.class))
        .hasMessageContaining("steps: expected int");
    assertThatThrownBy(() -> new JsonData(Map.of("smearing", "COLD", "steps", -1L, "sites", List.of(), "bySmearing", Map.of(),
        "quick", true)).as(Setup.class))
        .hasMessageContaining("steps must not be negative");
  }

  @Test void refusesWhatIsNoJson() {
    assertThatThrownBy(() -> new JsonData(List.of(1, Map.of("a", Double.NaN)))).hasMessage("1.a: NaN is not a finite number");
    assertThatThrownBy(() -> JsonData.of(new Site("Fe", new double[] {Double.POSITIVE_INFINITY}, Optional.empty())))
        .hasMessage("place.0: Infinity is not a finite number");
    assertThatThrownBy(() -> JsonData.of(Map.of("file", SinglefileData.ofText("a", "b"))))
        .hasMessage("file: data.singlefile has files, which JSON cannot hold");
    assertThatThrownBy(() -> DataTypes.read("data.json", null, (_, _) -> null)).hasMessageContaining("data.json needs a value");
  }
}

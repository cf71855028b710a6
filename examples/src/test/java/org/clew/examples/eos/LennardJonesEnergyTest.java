package org.clew.examples.eos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.data.ExtendedXyz;
import org.clew.data.Float;
import org.clew.data.StructureData;
import org.clew.examples.Bundled;
import org.clew.workchain.Failed;
import org.clew.workchain.Ok;
import org.clew.workchain.Result;
import org.junit.jupiter.api.Test;

class LennardJonesEnergyTest {
  private static final StructureData CRYSTAL = ExtendedXyz.read(Bundled.text(Crystals.class, "argon.xyz"));
  private static final LennardJonesEnergy.In IN = new LennardJonesEnergy.In(CRYSTAL, new Float(Argon.EPSILON),
      new Float(Argon.SIGMA), new Float(20), LennardJonesEnergy.CODE);

  @Test void crystalOfTheDemoIsFaceCentredCubicArgon() {
    assertThat(CRYSTAL.sites()).hasSize(4).allMatch(site -> site.symbol().equals("Ar"));
    assertThat(CRYSTAL.volume()).isCloseTo(Math.pow(5.31, 3), Offset.offset(1e-9));
    assertThat(CRYSTAL.pbc().directions()).containsOnly(true);
  }

  @Test void writesStructureAndParametersInTheUnitsOfTheProgram() {
    var dir = new Sandbox();
    var plan = new LennardJonesEnergy().prepare(IN, dir);
    assertThat(ExtendedXyz.read(dir.file("structure.xyz"))).isEqualTo(CRYSTAL);
    assertThat(dir.file("parameters.json"))
        .contains("\"epsilon\" : 0.01032", "\"sigma\" : 3.405", "\"cutoff\" : 20.0");
    assertThat(plan.codes().getFirst().arguments()).containsExactly("structure.xyz", "parameters.json");
  }

  @Test void readsTheEnergyAndKeepsTheRest() {
    var result = parse(Map.of("energy.json", "{\"energy_per_atom\": -0.0885, \"volume\": 149.7, \"atoms\": 4}"));
    assertThat(result).isInstanceOfSatisfying(Ok.class, ok -> {
      var out = (LennardJonesEnergy.Out) ok.outputs();
      assertThat(out.energy()).isEqualTo(new Float(-0.0885));
      assertThat(out.results().value()).containsEntry("atoms", 4L).containsEntry("volume", 149.7);
    });
  }

  @Test void failsWithoutAnOutputFile() {
    assertThat(parse(Map.of("errors.txt", "java: not found"))).isEqualTo(new Failed<>(LennardJonesEnergy.NO_OUTPUT));
  }

  @Test void failsWithAnOutputThatIsCutOff() {
    assertThat(parse(Map.of("energy.json", "{\"energy_per_atom\": -0.0"))).isEqualTo(new Failed<>(LennardJonesEnergy.BAD_OUTPUT));
    assertThat(parse(Map.of("energy.json", ""))).isEqualTo(new Failed<>(LennardJonesEnergy.BAD_OUTPUT));
  }

  @Test void failsWithAnInfiniteEnergy() {
    assertThat(parse(Map.of("energy.json", "{\"energy_per_atom\": NaN}"))).isEqualTo(new Failed<>(LennardJonesEnergy.NOT_FINITE));
  }

  private static Result<LennardJonesEnergy.Out> parse(Map<String, String> files) {
    return new LennardJonesEnergy().parse(IN, Retrieved.of(files));
  }
}

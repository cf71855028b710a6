package org.clew.examples.eos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.clew.calcjob.CalcJob;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.Missing;
import org.clew.calcjob.Retrieved;
import org.clew.calcjob.Sandbox;
import org.clew.calcjob.Text;
import org.clew.data.CodeData;
import org.clew.data.Dict;
import org.clew.data.ExtendedXyz;
import org.clew.data.Float;
import org.clew.data.InMemoryBlob;
import org.clew.data.StructureData;
import org.clew.examples.Bundled;
import org.clew.examples.Units;
import org.clew.spec.ExitCode;
import org.clew.spec.Spec;
import org.clew.workchain.Result;

/** Lattice energy of one structure: a single-file Java program as a job. */
public final class LennardJonesEnergy extends CalcJob<LennardJonesEnergy.In, LennardJonesEnergy.Out> {
  static final String JAVA = "CLEW_JAVA";
  /** The program of the demo; it is copied into the folder of each job. */
  static final CodeData CODE = CodeData.portable("lennard-jones", "lj.sh", Map.of(
      "lj.sh", new InMemoryBlob(Bundled.text(Crystals.class, "lj.sh")),
      "LennardJones.java", new InMemoryBlob(Bundled.text(Crystals.class, "LennardJones.java"))));

  public record In(StructureData structure, Float epsilon, Float sigma, Float cutoff, CodeData code) {}

  public record Out(Float energy, Dict results) {}

  static final ExitCode NO_OUTPUT = ExitCode.exitCode(310, "The program left no output file.").invalidatesCache();
  static final ExitCode BAD_OUTPUT = ExitCode.exitCode(320, "The output file is not what the program prints.").invalidatesCache();
  static final ExitCode NOT_FINITE = ExitCode.exitCode(330, "The energy is not a finite number; do two atoms share a place?");

  private static final JsonMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  @Override protected Spec spec() {
    return Spec.named("demo.lennard_jones").describe("Energy of a periodic crystal with the Lennard-Jones potential.")
        .help(In::epsilon, "Depth of the potential over the Boltzmann constant, kelvin")
        .help(In::sigma, "Distance at which the potential is zero, angstrom")
        .help(In::cutoff, "Pairs beyond this distance are integrated, not added up; angstrom")
        .help(In::code, "Program of the demo, or one that reads and prints the same").defaultTo(In::code, CODE)
        .help(Out::energy, "Energy of one atom, eV").help(Out::results, "All that the program printed");
  }

  @Override protected JobPlan prepare(In in, Sandbox dir) {
    dir.write("structure.xyz", ExtendedXyz.write(in.structure()));
    var parameters = JSON.createObjectNode().put("epsilon", in.epsilon().value() * Units.EV_PER_KELVIN)
        .put("sigma", in.sigma().value()).put("cutoff", in.cutoff().value());
    dir.write("parameters.json", parameters.toPrettyString() + "\n");
    return JobPlan.run(in.code()).arguments("structure.xyz", "parameters.json").stdout("energy.json").stderr("errors.txt")
        .retrieve("energy.json", "errors.txt");
  }

  @Override protected Result<Out> parse(In in, Retrieved files) {
    return switch (files.read("energy.json")) {
      case Missing _ -> fail(NO_OUTPUT);
      case Text(var text) -> {
        var energy = energy(text);
        if (energy == null) yield fail(BAD_OUTPUT);
        if (!Double.isFinite(energy)) yield fail(NOT_FINITE);
        yield ok(new Out(new Float(energy), new Dict(plain(text))));
      }
    };
  }

  /** Null when there is none. */
  private static Double energy(String text) {
    try {
      JsonNode energy = JSON.readTree(text).path("energy_per_atom");
      return energy.isNumber() ? energy.doubleValue() : null;
    } catch (JsonProcessingException _) {
      return null;
    }
  }

  private static Map<?, ?> plain(String text) {
    try {
      return JSON.readValue(text, Map.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

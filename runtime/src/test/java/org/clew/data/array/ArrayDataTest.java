package org.clew.data.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.clew.data.Blobs;
import org.clew.data.Cell;
import org.clew.data.Data;
import org.clew.data.DataTypes;
import org.clew.data.Orbital;
import org.clew.data.Periodicity;
import org.clew.data.Plain;
import org.clew.data.Site;
import org.clew.data.StructureData;
import org.clew.data.Vector3;
import org.clew.data.array.ProjectionData.Density;
import org.clew.data.array.ProjectionData.Projection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArrayDataTest {
  private static final StructureData ARGON = new StructureData(Cell.cubic(5.25), Periodicity.FULL,
      List.of(new Site("Ar", Vector3.ZERO), new Site("Ar", new Vector3(2.625, 2.625, 0))));

  static List<Data> everyKind() {
    var points = KpointsData.list(new double[][] {{0, 0, 0}, {0.5, 0, 0}}, new double[] {1, 3},
        List.of(new KpointsData.Label(0, "G"), new KpointsData.Label(1, "X")));
    return List.of(ArrayData.of(Map.of("forces", NdArray.of(new double[2][3]), "steps", NdArray.of(new long[] {1, 2}))),
        KpointsData.mesh(new KpointsData.Mesh(4, 4, 2, 0.5, 0.5, 0)), points, KpointsData.list(),
        BandsData.of(points, NdArray.of(new double[][] {{-1, 2}, {-1.5, 3}}),
            Optional.of(NdArray.of(new double[][] {{2, 0}, {2, 0}})), "eV"),
        TrajectoryData.of(List.of(ARGON, ARGON.scaled(1.1))),
        XyData.of(new XyData.Curve("volume", "A^3", 1, 2, 3), new XyData.Curve("energy", "eV", 3, 2, 3),
            new XyData.Curve("pressure", "", 1, 0, -1)),
        ProjectionData.of(Optional.of(new UUID(1, 2)), List.of(
            new Projection(Orbital.hydrogen(Vector3.ZERO, 1, 0), Optional.of(NdArray.of(new double[3][2])), Optional.empty()),
            new Projection(Orbital.hydrogen(Vector3.ZERO, -3, 3).with("spin", -1L), Optional.of(NdArray.of(new double[3][2])),
                Optional.of(new Density(new double[] {0, 1}, new double[] {2, 3}))))),
        ProjectionData.of(Optional.empty(),
            List.of(new Projection(new Orbital("slater", Vector3.ZERO, Map.of()), Optional.empty(),
            Optional.of(new Density(new double[] {0}, new double[] {2}))))));
  }

  @Test void everyOrbitalHasItsProjection() {
    var pz = Orbital.hydrogen(Vector3.ZERO, 1, 0);
    var overlap = Optional.of(NdArray.of(new double[3][2]));
    var projection = ProjectionData.of(Optional.empty(), List.of(new Projection(pz, overlap,
        Optional.of(new Density(new double[] {0, 1}, new double[] {2, 3})))));
    assertThat(projection.projections()).singleElement().satisfies(one -> {
      assertThat(one.orbital()).isEqualTo(pz);
      assertThat(one.overlap()).isEqualTo(overlap);
      assertThat(one.density().orElseThrow().states()).containsExactly(2, 3);
    });
    assertThatThrownBy(() -> ProjectionData.of(Optional.empty(), List.of(new Projection(pz, Optional.empty(), Optional.empty()),
        new Projection(pz, overlap, Optional.of(new Density(new double[] {0}, new double[] {2, 3}))))))
        .hasMessage(
            "data.array.projection: orbital 0 (pz) has no array; array 'energy_array_1' must have the shape (2,), found (1,)");
    assertThatThrownBy(() -> ProjectionData.of(Optional.empty(), List.of())).hasMessageContaining("there is no orbital");
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void comesBackFromPlainTreeAndFiles(Data data) {
    Blobs blobs = (sha256, size) -> data.blobs().stream().filter(b -> b.sha256().equals(sha256) && b.size() == size).findFirst()
        .orElseThrow();

    var back = DataTypes.read(data.type(), Plain.normal(data.plain()), blobs);

    assertThat(back).isEqualTo(data).hasSameClassAs(data).hasToString(data.toString());
    assertThat(DataTypes.fresh(data)).isEqualTo(data).isNotSameAs(data);
    assertThat(((ArrayData) back).names()).allSatisfy(name ->
        assertThat(((ArrayData) back).array(name)).isEqualTo(((ArrayData) data).array(name)));
  }

  @Test void tellsTypeAndShapeWithoutItsFiles() {
    var plain = ArrayData.of(NdArray.of(new float[4][2])).plain();
    assertThat(plain).extracting("arrays").extracting("default").asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("dtype", "float32").containsEntry("shape", List.of(4L, 2L)).containsKeys("sha256", "size");
  }

  @Test void theSameNumbersAreTheSameFile() {
    assertThat(ArrayData.of(NdArray.of(new double[] {1, 2}))).isEqualTo(ArrayData.of(NdArray.ofReals(Shape.of(2), 1, 2)))
        .isNotEqualTo(ArrayData.of(NdArray.of(new long[] {1, 2})));
  }

  @Test void arraysOfNumbersBecomeDataByThemselves() {
    for (Object raw : List.of(new double[] {1}, new double[][] {{1, 2}}, new long[] {1}, new int[2][2][2], new float[] {1},
        new boolean[] {true}, NdArray.ofWholes(Shape.of(), 5))) {
      assertThat(DataTypes.toData(raw)).isInstanceOf(ArrayData.class);
    }
    assertThat(((ArrayData) DataTypes.toData(new double[][] {{1, Double.NaN}, {3, 4}})).array())
        .isEqualTo(NdArray.ofReals(Shape.of(2, 2), 1, Double.NaN, 3, 4));
    assertThatThrownBy(() -> DataTypes.toData(new double[][] {{1, 2}, {3}}))
        .hasMessage("1: all rows must be of one length, expected 2, found 1");
    assertThatThrownBy(() -> DataTypes.toData(new double[][] {{1}, null})).hasMessageContaining("1: expected a row");
    assertThatThrownBy(() -> DataTypes.toData(new String[] {"a"})).hasMessageContaining("array of numbers");
  }

  @Test void givesJavaArraysBack() {
    for (Object raw : List.of(new double[] {1.5}, new double[][] {{1, 2}, {3, 4}}, new long[][][] {{{1}, {2}}}, new int[] {-3},
        new short[] {7}, new float[0], new boolean[][] {{true, false}})) {
      assertThat(NdArray.of(raw).as(raw.getClass())).isEqualTo(raw);
    }
    assertThat(NdArray.of(new int[] {1, 2}).as(double[].class)).containsExactly(1, 2);
    assertThatThrownBy(() -> NdArray.of(new double[] {1}).as(long[].class))
        .hasMessage("an array of float64 and shape (1,) is no long[]");
    assertThatThrownBy(() -> NdArray.of(new double[] {1}).as(double[][].class)).hasMessageContaining("is no double[][]");
  }

  @Test void readsNestedLists() {
    var array = ((ArrayData) DataTypes.read("data.array", List.of(List.of(1L, 2L), List.of(3L, 4L)), (_, _) -> null)).array();
    assertThat(array.type()).isEqualTo(ElementType.INT64);
    assertThat(array.nested()).isEqualTo(List.of(List.of(1L, 2L), List.of(3L, 4L)));
    assertThatThrownBy(() -> JavaArrays.ofLists(List.of(List.of(1L), List.of("x"))))
        .hasMessage("1.0: expected a number, found x");
    assertThatThrownBy(() -> JavaArrays.ofLists(List.of(1L, true))).hasMessageContaining("found both");
  }

  @Test void namesEveryArrayThatDoesNotFit() {
    var points = KpointsData.list(new double[] {0, 0, 0});
    assertThatThrownBy(() -> BandsData.of(points, NdArray.of(new double[2][4]), Optional.of(NdArray.of(new double[3])), "eV"))
        .hasMessage(
        "data.array.bands: array 'bands' must have the shape (1, any), found (2, 4);"
            + " array 'occupations' must have the shape of 'bands', (2, 4)");
    assertThatThrownBy(() -> XyData.of(new XyData.Curve("x", "", 1, 2), new XyData.Curve("y", "", 1)))
        .hasMessageContaining("'y_array_0'", "(2,)");
    assertThatThrownBy(() -> KpointsData.list(new double[] {0, 0})).hasMessageContaining("(any, 3)");
    assertThatThrownBy(() -> KpointsData.mesh(0, 1, 1)).hasMessageContaining("1 or more divisions");
    assertThatThrownBy(() -> ArrayData.of(Map.of("../x", NdArray.of(new double[1])))).hasMessageContaining("'../x'");
    assertThatThrownBy(() -> ArrayData.of(NdArray.of(new double[1])).array("forces"))
        .hasMessage("there is no array 'forces'; there are [default]");
    assertThatThrownBy(() -> TrajectoryData.of(List.of(ARGON, new StructureData(Cell.cubic(5), Periodicity.FULL, List.of()))))
        .hasMessageContaining("step 1 has other atoms");
  }

  @Test void listsThePointsOfAMesh() {
    assertThat(KpointsData.mesh(2, 1, 1).points()).isDeepEqualTo(new double[][] {{0, 0, 0}, {0.5, 0, 0}});
    assertThat(KpointsData.mesh(new KpointsData.Mesh(1, 1, 2, 0, 0, 0.5)).points())
        .isDeepEqualTo(new double[][] {{0, 0, 0.25}, {0, 0, 0.75}});
    assertThat(KpointsData.meshOfSpacing(ARGON, 0.3).mesh()).contains(new KpointsData.Mesh(4, 4, 4, 0, 0, 0));
    assertThat(KpointsData.meshOfSpacing(ARGON, 9).mesh()).contains(new KpointsData.Mesh(1, 1, 1, 0, 0, 0));
  }

  @Test void findsTheGap() {
    var bands = BandsData.of(KpointsData.list(new double[][] {{0, 0, 0}, {0.5, 0, 0}}),
        NdArray.of(new double[][] {{-1, 2}, {-1.5, 3}}), Optional.empty(), "eV");
    assertThat(bands.gap(0).getAsDouble()).isCloseTo(3, within(1e-12));
    assertThat(bands.gap(10)).isEqualTo(OptionalDouble.empty());
  }

  @Test void givesTheStructureOfEachStep() {
    var frames = new ArrayList<>(List.of(ARGON, ARGON.scaled(1.1)));
    var trajectory = TrajectoryData.of(frames);
    assertThat(trajectory.steps()).isEqualTo(2);
    for (int i = 0; i < 2; i++) assertThat(trajectory.structure(i)).isEqualTo(frames.get(i));
    assertThatThrownBy(() -> trajectory.structure(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}

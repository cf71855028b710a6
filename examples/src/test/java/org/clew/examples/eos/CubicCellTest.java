package org.clew.examples.eos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.clew.data.Cell;
import org.clew.data.Vector3;
import org.junit.jupiter.api.Test;

class CubicCellTest {
  @Test void cubeIsItsOwnCube() {
    assertThat(CubicCell.edge(Cell.cubic(5.31)).orElseThrow()).isEqualTo(5.31);
  }

  @Test void primitiveCellsBelongToACube() {
    var faceCentred = cell(0, 2.7, 2.7, 2.7, 0, 2.7, 2.7, 2.7, 0);
    assertThat(CubicCell.edge(faceCentred).orElseThrow()).isCloseTo(5.4, within(1e-12));
    assertThat(4 * faceCentred.volume()).isCloseTo(Math.pow(5.4, 3), within(1e-9));
    var bodyCentred = cell(-1.5, 1.5, 1.5, 1.5, -1.5, 1.5, 1.5, 1.5, -1.5);
    assertThat(CubicCell.edge(bodyCentred).orElseThrow()).isCloseTo(3, within(1e-12));
    assertThat(2 * bodyCentred.volume()).isCloseTo(27, within(1e-9));
  }

  @Test void othersDoNot() {
    assertThat(CubicCell.edge(cell(3, 0, 0, 0, 3, 0, 0, 0, 3.001))).isEmpty();
    assertThat(CubicCell.edge(cell(3, 0, 0, 0, 3, 0, 1.5, 0, 2.598076211353316))).isEmpty();
    assertThat(CubicCell.edge(cell(3, 0, 0, -1.5, 2.598076211353316, 0, 0, 0, 3))).isEmpty();
    assertThat(CubicCell.edge(Cell.NONE)).isEmpty();
  }

  private static Cell cell(double... n) {
    return new Cell(new Vector3(n[0], n[1], n[2]), new Vector3(n[3], n[4], n[5]), new Vector3(n[6], n[7], n[8]));
  }
}

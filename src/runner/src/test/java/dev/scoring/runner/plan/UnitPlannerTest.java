package dev.scoring.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.runner.plan.InputFile.Splitting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnitPlannerTest {

  @Test
  void everyByteIsInExactlyOneUnitWithinTheLimits() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<InputFile> listing = listing(random);
      long target = 1L + random.nextInt(5000);
      List<Unit> units = UnitPlanner.plan(listing, target);
      assertThat(coverage(units)).as("seed %s", seed).isEqualTo(sizes(listing));
      assertLimits(units, target, seed);
      assertOrder(units, seed);
    }
  }

  @Test
  void theOrderOfTheListingDoesNotMatter() {
    for (int seed = 0; seed < 50; seed++) {
      List<InputFile> listing = listing(new Random(seed));
      List<InputFile> shuffled = new ArrayList<>(listing);
      Collections.shuffle(shuffled, new Random(seed + 1));
      assertThat(UnitPlanner.plan(shuffled, 700)).isEqualTo(UnitPlanner.plan(listing, 700));
    }
  }

  @Test
  void filesWithoutBytesGiveNoUnit() {
    List<InputFile> listing = List.of(new InputFile("file:/a", 0, 1, null, Splitting.BY_BYTES));
    assertThat(UnitPlanner.plan(listing, 100)).isEmpty();
  }

  @Test
  void smallFilesShareAUnitAndLargeOnesAreCutEvenly() {
    List<InputFile> listing =
        List.of(
            new InputFile("a", 10, 1, null, Splitting.BY_BYTES),
            new InputFile("b", 20, 1, null, Splitting.BY_BYTES),
            new InputFile("c", 250, 1, null, Splitting.BY_BYTES),
            new InputFile("d", 500, 1, null, Splitting.WHOLE));
    assertThat(UnitPlanner.plan(listing, 100))
        .extracting(unit -> unit.slices().stream().map(s -> s.path() + s.start()).toList())
        .containsExactly(
            List.of("a0", "b0"), List.of("c0"), List.of("c84"), List.of("c168"), List.of("d0"));
  }

  @Test
  void theTargetGivesEachSlotSeveralUnitsBetweenItsBounds() {
    assertThat(UnitPlanner.targetBytes(1L << 30, 4)).isEqualTo(64L << 20);
    assertThat(UnitPlanner.targetBytes(1L << 40, 4)).isEqualTo(UnitPlanner.MAX_UNIT_BYTES);
    assertThat(UnitPlanner.targetBytes(1000, 4)).isEqualTo(UnitPlanner.MIN_UNIT_BYTES);
    assertThat(UnitPlanner.targetBytes(0, 1)).isEqualTo(UnitPlanner.MIN_UNIT_BYTES);
  }

  @Test
  void aUnitNeverOpensMoreFilesThanItsLimit() {
    List<InputFile> listing = new ArrayList<>();
    for (int i = 0; i < 2 * UnitPlanner.MAX_SLICES + 1; i++) {
      listing.add(new InputFile("f" + i, 1, 1, null, Splitting.WHOLE));
    }
    assertThat(UnitPlanner.plan(listing, 1 << 20)).hasSize(3);
  }

  private static List<InputFile> listing(Random random) {
    List<InputFile> listing = new ArrayList<>();
    int files = random.nextInt(30);
    for (int i = 0; i < files; i++) {
      Splitting splitting = random.nextInt(4) == 0 ? Splitting.WHOLE : Splitting.BY_BYTES;
      long size = random.nextInt(10) == 0 ? 0 : random.nextInt(20_000);
      listing.add(new InputFile("file:/in/" + i, size, i, List.of("p" + i % 3), splitting));
    }
    return listing;
  }

  private static Map<String, Long> sizes(List<InputFile> listing) {
    Map<String, Long> sizes = new HashMap<>();
    listing.stream().filter(f -> f.size() > 0).forEach(f -> sizes.put(f.path(), f.size()));
    return sizes;
  }

  /** Bytes of each file, if its slices follow each other without gap or overlap. */
  private static Map<String, Long> coverage(List<Unit> units) {
    Map<String, Long> ends = new HashMap<>();
    for (Unit unit : units) {
      for (FileSlice slice : unit.slices()) {
        assertThat(slice.start()).isEqualTo(ends.getOrDefault(slice.path(), 0L));
        ends.put(slice.path(), slice.start() + slice.length());
      }
    }
    return ends;
  }

  private static void assertLimits(List<Unit> units, long target, int seed) {
    for (Unit unit : units) {
      boolean oneFile = unit.slices().size() == 1 && unit.slices().get(0).whole();
      assertThat(unit.bytes() <= target || oneFile).as("seed %s, %s", seed, unit).isTrue();
      assertThat(unit.bytes()).isPositive();
    }
  }

  private static void assertOrder(List<Unit> units, int seed) {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      assertThat(units.get(i).index()).isEqualTo(i);
      units.get(i).slices().forEach(slice -> paths.add(slice.path()));
    }
    assertThat(paths).as("seed %s", seed).isSorted();
  }
}

// SPDX-License-Identifier: Apache-2.0
package stet.bench.comparison;

import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/// One comparison by one library, timed by JMH.
@State(Scope.Benchmark)
public class Compared {
    /// A file of JSON lines that each have a list `paragraphs`.
    @Param("")
    public String data = "";

    @Param
    public Rival rival = Rival.STET;

    /// Of each text; the longest is a wholly rewritten one, the others have three words in a hundred replaced.
    @Param("400")
    public int words;

    private Pair pair = new Pair(ComparisonBench.NOTHING, ComparisonBench.NOTHING);

    @Setup
    public void read() {
        pair = words == ComparisonBench.REWRITTEN
                ? Pair.rewritten(Path.of(data), words)
                : Pair.edited(Path.of(data), words);
    }

    @Benchmark
    public void compare(Blackhole hole) {
        hole.consume(rival.compare(pair));
    }
}

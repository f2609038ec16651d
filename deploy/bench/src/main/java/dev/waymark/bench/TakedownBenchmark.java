package dev.waymark.bench;

import dev.waymark.bench.BenchVectors.Visitor;
import dev.waymark.publication.Destinations;
import dev.waymark.publication.Finish;
import dev.waymark.publication.Lifecycle;
import dev.waymark.publication.LinkDocument;
import dev.waymark.routing.Admission;
import dev.waymark.routing.Answer;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Draws;
import dev.waymark.routing.Link;
import dev.waymark.routing.Router;
import dev.waymark.routing.Workspace;
import dev.waymark.rule.SharedMatchers;
import dev.waymark.takedown.Takedown;
import dev.waymark.takedown.Takedown.What;
import dev.waymark.takedown.Takedowns;
import dev.waymark.visitor.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What takedowns cost the visitors of a link with 20 rules that none of them concerns: a whole
/// decision while nothing is taken down, and while many things are.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@State(Scope.Benchmark)
public class TakedownBenchmark {
  private static final Workspace WORKSPACE = Workspace.empty("ws_1");

  /// How many hosts are taken down.
  @Param({"0", "1", "100000"})
  public int hosts;

  private Visit[] visits = {};
  private Takedowns takedowns = Takedowns.NONE;
  private Takedowns others = Takedowns.NONE;
  private Link link = link();
  private int next;

  /// Takes hosts down, none of them the link's.
  @Setup
  public void takeDown() {
    takedowns = takedowns();
    others = takedowns();
    visits = BenchVectors.visitors().stream().map(Visitor::visit).toArray(Visit[]::new);
  }

  private Takedowns takedowns() {
    List<Takedown> down = new ArrayList<>();
    for (int i = 0; i < hosts; i++) {
      down.add(new Takedown(What.HOST, "evil" + i + ".example"));
    }
    return Takedowns.of(down);
  }

  private static Link link() {
    return Link.compile(
        new LinkDocument(
            "lnk_1",
            "ws_1",
            null,
            "sale",
            Lifecycle.ALWAYS,
            null,
            Destinations.to("https://www.shop.example.com/", BenchVectors.rules()),
            Finish.NONE),
        new SharedMatchers());
  }

  private Visit nextVisit() {
    int place = next;
    next = place + 1 == visits.length ? 0 : place + 1;
    return visits[place];
  }

  private Answer answer(Takedowns down) {
    Visit visit = nextVisit();
    Decision decision = Router.decide(link, WORKSPACE, down, visit, Admission.OPEN);
    return Router.settle(decision, link, WORKSPACE, down, visit, Draws.UNMOVED);
  }

  /// A visit, as nearly all are.
  @Benchmark
  public Answer visit() {
    return answer(takedowns);
  }

  /// The first visit after a change of the takedowns, which judges the link anew; two of them.
  @Benchmark
  public boolean firstVisitAfterAChange() {
    return answer(takedowns).equals(answer(others));
  }
}

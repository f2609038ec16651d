package dev.waymark.redirect.route;

import dev.waymark.redirect.visit.HttpVisit;
import dev.waymark.routing.Decision;
import dev.waymark.routing.Link;
import dev.waymark.visitor.VisitorClass;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.Arrays;

/// Counts clicks by class and keeps nothing; what stands in while there is no journal.
@Singleton
@DefaultBean
final class CountingRecorders implements ClickRecorders {
  /// Clicks by the class of their visitor.
  static final String CLICKS = "waymark.clicks";

  private final Counter[] byClass;

  CountingRecorders(MeterRegistry registry) {
    byClass =
        Arrays.stream(VisitorClass.values())
            .map(
                visitors ->
                    Counter.builder(CLICKS)
                        .description("Clicks by class")
                        .tag("class", visitors.key())
                        .register(registry))
            .toArray(Counter[]::new);
  }

  @Override
  public ClickRecorder open() {
    return new ClickRecorder() {
      @Override
      public void append(Link link, Decision decision, HttpVisit visit) {
        byClass[visit.visitorClass().ordinal()].increment();
      }

      @Override
      public void flush(Outcome outcome) {
        outcome.kept();
      }
    };
  }
}

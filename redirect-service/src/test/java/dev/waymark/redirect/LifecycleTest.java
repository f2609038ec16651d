package dev.waymark.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private final List<String> log = new ArrayList<>();

  private Lifecycle.Step says(String word) {
    return () -> log.add(word);
  }

  private Lifecycle.Step throwsAfter(String word, Exception failure) {
    return () -> {
      log.add(word);
      throw failure;
    };
  }

  @Test
  void parts_startAndStop_stopInTheOppositeOrder() throws Exception {
    var lifecycle =
        new Lifecycle()
            .then("a", says("start a"), says("stop a"))
            .then("b", says("start b"), says("stop b"))
            .then("c", says("start c"), says("stop c"));

    lifecycle.start();
    lifecycle.stop();

    assertThat(log).containsExactly("start a", "start b", "start c", "stop c", "stop b", "stop a");
  }

  @Test
  void stop_calledTwice_stopsOnce() throws Exception {
    var lifecycle = new Lifecycle().then("a", says("start a"), says("stop a"));
    lifecycle.start();

    lifecycle.stop();
    lifecycle.stop();

    assertThat(log).containsExactly("start a", "stop a");
  }

  @Test
  void start_onePartFails_stopsItAndThoseBeforeItOnly() {
    var lifecycle =
        new Lifecycle()
            .then("a", says("start a"), says("stop a"))
            .then("b", throwsAfter("start b", new IOException("port taken")), says("stop b"))
            .then("c", says("start c"), says("stop c"));

    assertThatThrownBy(lifecycle::start).isInstanceOf(IOException.class).hasMessage("port taken");
    lifecycle.stop();

    assertThat(log).containsExactly("start a", "start b", "stop b", "stop a");
  }

  @Test
  void stop_onePartFails_stopsTheOthers() throws Exception {
    var lifecycle =
        new Lifecycle()
            .then("journal", says("start journal"), says("stop journal"))
            .then("server", () -> {}, throwsAfter("stop server", new IllegalStateException("no")));
    lifecycle.start();

    lifecycle.stop();

    assertThat(log).containsExactly("start journal", "stop server", "stop journal");
  }

  @Test
  void stop_onePartIsInterrupted_stopsTheOthersAndSaysSoInTheEnd() throws Exception {
    var interrupted = new ArrayList<Boolean>();
    var lifecycle =
        new Lifecycle()
            .then("a", () -> {}, () -> interrupted.add(Thread.currentThread().isInterrupted()))
            .then("b", () -> {}, throwsAfter("stop b", new InterruptedException()));
    lifecycle.start();

    lifecycle.stop();

    assertThat(interrupted).containsExactly(false);
    assertThat(Thread.interrupted()).isTrue();
  }
}

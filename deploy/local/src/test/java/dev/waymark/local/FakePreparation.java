package dev.waymark.local;

/// Stands for a program that runs before a service: prints what it is told to, `$LANGUAGE` standing
/// for the one it speaks, and ends as it is told to.
final class FakePreparation {
  private FakePreparation() {}

  public static void main(String... arguments) {
    System.err.println("what it has to complain of");
    System.out.println(
        System.getenv("FAKE_PRINTS").replace("$LANGUAGE", System.getProperty("user.language")));
    System.exit(Integer.parseInt(arguments[0]));
  }
}

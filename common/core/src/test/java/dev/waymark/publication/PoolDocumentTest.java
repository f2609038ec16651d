package dev.waymark.publication;

import static dev.waymark.publication.DocumentReadings.json;
import static dev.waymark.publication.DocumentReadings.pointers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.publication.PoolDocument.Member;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolDocumentTest {

  @Test
  void read_whatWasWritten_isTheSame() {
    var pool =
        new PoolDocument(
            "ws_1",
            "sales-team",
            "Sales team",
            List.of(new Member("anna", 1, null), new Member("ben", 100, "office")),
            true);

    assertThat(PoolDocument.read("ws_1/sales-team", pool.toJson()))
        .isEqualTo(new DocumentReading.Accepted<>(pool));
  }

  @Test
  void read_weightThatIsLeftOut_isOne() {
    var reading =
        PoolDocument.read(
            "ws_1/p",
            json(
                """
                {"workspace": "ws_1", "key": "p", "name": "P", "sticky": false,
                 "members": [{"channel": "anna"}]}
                """));

    assertThat(reading)
        .isEqualTo(
            new DocumentReading.Accepted<>(
                new PoolDocument("ws_1", "p", "P", List.of(new Member("anna", 1, null)), false)));
  }

  @Test
  void read_brokenDocument_namesEveryFault() {
    assertThat(
            pointers(
                PoolDocument.read(
                    "ws_1/other",
                    json(
                        """
                        {"workspace": "ws_1", "key": "p", "name": " ", "sticky": 1,
                         "members": [{"channel": "anna", "weight": 0},
                                     {"channel": "anna", "weight": "2"},
                                     {"weight": 101, "schedule": "No"}, 7]}
                        """))))
        .containsExactlyInAnyOrder(
            "",
            "/name",
            "/sticky",
            "/members/0/weight",
            "/members/1/weight",
            "/members/1/channel",
            "/members/2/channel",
            "/members/2/weight",
            "/members/2/schedule",
            "/members/3/channel");
  }

  @Test
  void read_noMembersOrTooMany_isRejected() {
    assertThat(pointers(withMembers("[]"))).containsExactly("/members");
    assertThat(pointers(withMembers("{}"))).containsExactly("/members");
    assertThat(pointers(withMembers("[" + "1,".repeat(PoolDocument.MAX_MEMBERS) + "1]")))
        .containsExactly("/members");
  }

  private static DocumentReading<PoolDocument> withMembers(String members) {
    return PoolDocument.read(
        "ws_1/p",
        json(
            "{\"workspace\": \"ws_1\", \"key\": \"p\", \"name\": \"P\", \"sticky\": false,"
                + " \"members\": "
                + members
                + "}"));
  }
}

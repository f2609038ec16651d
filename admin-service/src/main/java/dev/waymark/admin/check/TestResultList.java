package dev.waymark.admin.check;

import dev.waymark.admin.link.TestResultView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What comes of the tests of a link.
@Schema(name = "LinkTestResultList")
public record TestResultList(
    @Schema(required = true, description = "In the order of the tests.")
        List<TestResultView> tests) {}

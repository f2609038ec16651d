package dev.waymark.service.setting;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.waymark.setting.SettingsPage;
import io.smallrye.config.ConfigMapping;
import java.util.ArrayList;

/// What `docs/settings.md` says of a service: all settings of its own, and those that every service
/// has.
public final class DocumentedSettings {
  private DocumentedSettings() {}

  /// Fails where the page says anything else than the code.
  ///
  /// @param service such as `admin-service`
  /// @param code its root package
  public static void assertAreThoseOf(String service, String code) {
    var mappings = new ArrayList<Class<?>>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(code, "dev.waymark.service")) {
      if (type.isAnnotatedWith(ConfigMapping.class)) {
        mappings.add(type.reflect());
      }
    }
    assertThat(mappings).isNotEmpty();
    var page = new SettingsPage(service, mappings);
    assertThat(page.written()).isEqualTo(page.expected());
  }
}

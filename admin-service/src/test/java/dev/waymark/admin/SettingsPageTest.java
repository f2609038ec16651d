package dev.waymark.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.waymark.setting.SettingsPage;
import io.smallrye.config.ConfigMapping;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  @Test
  void page_always_saysWhatTheCodeSays() {
    var mappings = new ArrayList<Class<?>>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.waymark.admin")) {
      if (type.isAnnotatedWith(ConfigMapping.class)) {
        mappings.add(type.reflect());
      }
    }
    assertThat(mappings).isNotEmpty();
    var page = new SettingsPage("admin-service", mappings);
    assertThat(page.written()).isEqualTo(page.expected());
  }
}

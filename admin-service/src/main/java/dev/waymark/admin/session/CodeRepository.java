package dev.waymark.admin.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/// The one-time codes in the database.
@Singleton
class CodeRepository implements PanacheRepositoryBase<CodeEntity, String> {}

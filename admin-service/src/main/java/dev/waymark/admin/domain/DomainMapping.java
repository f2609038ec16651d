package dev.waymark.admin.domain;

import dev.waymark.publication.DomainDocument;

/// Between the row, what other packages see of it, and what is published.
final class DomainMapping {
  private DomainMapping() {}

  static Domain domain(DomainEntity entity) {
    return new Domain(entity.id, entity.workspaceId, entity.name);
  }

  /// The document of one that has nothing but its links.
  static DomainDocument bare(DomainEntity entity) {
    return new DomainDocument(entity.name, entity.workspaceId, null, null, null);
  }

  static DomainDocument document(DomainEntity entity) {
    DomainDraft draft = DomainDraft.of(entity);
    return new DomainDocument(
        entity.name,
        entity.workspaceId,
        draft.rootUrl(),
        draft.appleAppSiteAssociation(),
        draft.assetlinks());
  }
}

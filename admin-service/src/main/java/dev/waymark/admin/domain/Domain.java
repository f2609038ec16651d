package dev.waymark.admin.domain;

/// A host on which links of a workspace answer, once it is verified.
///
/// @param id `dom_...`
/// @param workspace the id of the workspace it belongs to
/// @param name the host, in lower-case ASCII
public record Domain(String id, String workspace, String name) {}

/// Workspaces: what keys, links and everything else belong to.
@NullMarked
package dev.waymark.admin.workspace;

import org.jspecify.annotations.NullMarked;

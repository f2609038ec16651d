/// Tables for spreadsheets, which take some texts for formulas.
@NullMarked
package dev.waymark.service.csv;

import org.jspecify.annotations.NullMarked;

package dev.waymark.admin.dashboard.link;

import dev.waymark.admin.recipe.Recipe;
import dev.waymark.admin.recipe.Recipe.Field;

/// What pages say of recipes.
final class RecipeWords {
  private RecipeWords() {}

  static String icon(Recipe recipe) {
    return switch (recipe) {
      case SALES_LINE -> "clock";
      case SITES_BY_COUNTRY -> "globe";
      case APP_ON_PHONES -> "phone";
      case TEAM -> "people";
      case BIO_PAGE -> "list";
      case TABLE_MENU -> "qr";
      case TWO_PAGES -> "split";
      case EMPTY -> "link";
    };
  }

  static String title(Recipe recipe, LinkMessages messages) {
    return switch (recipe) {
      case SALES_LINE -> messages.salesLine();
      case SITES_BY_COUNTRY -> messages.sitesByCountry();
      case APP_ON_PHONES -> messages.appOnPhones();
      case TEAM -> messages.team();
      case BIO_PAGE -> messages.bioPage();
      case TABLE_MENU -> messages.tableMenu();
      case TWO_PAGES -> messages.twoPages();
      case EMPTY -> messages.plain();
    };
  }

  static String more(Recipe recipe, LinkMessages messages) {
    return switch (recipe) {
      case SALES_LINE -> messages.salesLineMore();
      case SITES_BY_COUNTRY -> messages.sitesByCountryMore();
      case APP_ON_PHONES -> messages.appOnPhonesMore();
      case TEAM -> messages.teamMore();
      case BIO_PAGE -> messages.bioPageMore();
      case TABLE_MENU -> messages.tableMenuMore();
      case TWO_PAGES -> messages.twoPagesMore();
      case EMPTY -> messages.plainMore();
    };
  }

  /// What a field asks.
  static String label(Recipe recipe, Field field, LinkMessages messages) {
    return switch (field.name()) {
      case "number" -> messages.askNumber();
      case "hours" -> messages.askHours();
      case "closed" -> messages.askClosed();
      case "sites" -> messages.askSites();
      case "ios" -> messages.askIos();
      case "android" -> messages.askAndroid();
      case "people" -> messages.askPeople();
      case "name" -> messages.askName();
      case "buttons" -> messages.askButtons();
      case "day" -> messages.askDay();
      case "evening" -> messages.askEvening();
      case "from" -> messages.askFrom();
      case "a" -> messages.askA();
      case "b" -> messages.askB();
      default ->
          switch (recipe) {
            case TEAM -> messages.askNobody();
            case EMPTY -> messages.askTarget();
            case SALES_LINE, SITES_BY_COUNTRY, APP_ON_PHONES, BIO_PAGE, TABLE_MENU, TWO_PAGES ->
                messages.askElse();
          };
    };
  }
}

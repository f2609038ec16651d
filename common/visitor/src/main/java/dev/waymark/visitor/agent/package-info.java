/// What a User-Agent header says: device, operating system, browser, and whether a person sent it.
///
/// {@link dev.waymark.visitor.agent.UserAgents} is the door. Behind it, in this order: the programs
/// that fetch previews, the in-app browsers (people), every other robot, each by names of its own;
/// then yauaa for device and operating system, or a plain reading of the header while yauaa is not
/// ready; and the browser by its product token, from a list, so that no visitor can make up names.
///
/// Client hints are not read: `Sec-CH-UA-Mobile` and `Sec-CH-UA-Platform` repeat what Chromium's
/// header says, a phone that asks for the desktop site included, and Safari and Firefox send none.
@NullMarked
package dev.waymark.visitor.agent;

import org.jspecify.annotations.NullMarked;

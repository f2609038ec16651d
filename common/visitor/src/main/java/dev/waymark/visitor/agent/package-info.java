/// What a User-Agent header says: device, operating system, browser, and whether a person sent it.
///
/// {@link dev.waymark.visitor.agent.UserAgents} is the door. Behind it, in this order: the programs
/// that fetch previews and every other robot, each by a name of its own or by what no browser says
/// of itself; the in-app browsers (people); what has nothing of a browser at all (a robot); then
/// yauaa for device and operating system, or a plain reading of the header while yauaa is not
/// ready; and the browser by its product token, from a list, so that no visitor can make up names.
///
/// The lists are files beside this package and beside {@link dev.waymark.visitor.BrowserList}.
/// `deploy/agents/renew` renews the public one, `deploy/agents/measure` says how many robots are
/// told and how many people taken for one.
///
/// Client hints are not read: `Sec-CH-UA-Mobile` and `Sec-CH-UA-Platform` repeat what Chromium's
/// header says, a phone that asks for the desktop site included, and Safari and Firefox send none.
@NullMarked
package dev.waymark.visitor.agent;

import org.jspecify.annotations.NullMarked;

package dev.waymark.load;

/// A server that is measured.
///
/// @param name for the table
/// @param port on 127.0.0.1
/// @param process it, or the parent of what answers
record Server(String name, int port, ProcessHandle process) {}

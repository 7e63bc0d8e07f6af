//! What people type: grammar, parser, help.

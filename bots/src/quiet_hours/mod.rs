//! Working hours, quiet windows, held messages, urgent ones.

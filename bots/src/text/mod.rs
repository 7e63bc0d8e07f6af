//! Every text people read, from Fluent catalogues.

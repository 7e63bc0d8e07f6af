//! Measures from metadata alone: sender, time, relation.

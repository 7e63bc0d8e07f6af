//! matrix-link

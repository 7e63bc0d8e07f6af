//! Calm moderation: preview, confirm, undo, audit.

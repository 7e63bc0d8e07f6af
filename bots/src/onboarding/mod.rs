//! Getting in: language, rules, one yes, one room.

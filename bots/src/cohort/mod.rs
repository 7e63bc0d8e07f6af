//! What a cohort is: people, rooms, rules, and what was decided.

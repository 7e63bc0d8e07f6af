//! Tests of the decisions: what follows from what happens, in a cohort that is run on a bench. Pure: no server, no
//! clock but the bench's own.

#![expect(clippy::unwrap_used, reason = "tests stop at what they did not expect; so does what they share")]

mod above;
mod asked_again;
mod asked_in;
mod asking;
mod audience;
mod belonging;
mod bench;
mod budgets;
mod buttons;
mod calling;
mod calls_in_words;
mod case_talk;
mod closing_line;
mod coming_in;
mod commands;
mod coverage;
mod danger;
mod duty;
mod enrolment;
mod facilitation;
mod five_years;
mod golden;
mod handling;
mod handling_words;
mod held;
mod histories;
mod in_clear;
mod in_own_words;
mod joined;
mod leaving;
mod limits;
mod looks;
mod meant;
mod met;
mod moderation;
mod onboarding;
mod own_words;
mod previews;
mod quiet_hours;
mod ready;
mod recovery;
mod resets;
mod resting;
mod room_state;
mod shape;
mod signs;
mod swapping;
mod talking;
mod two_chats;
mod undo;
mod urgent;
mod votes;
mod windows;

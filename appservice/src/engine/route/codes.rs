//! The code of a slip in a direct chat: whose cohort it opens. Whoever guesses finds out little, and not for long.

use bots::{
    enrolment::{codes, lines},
    event::{Event, MessageKind},
    ids::{CohortId, PersonId},
    quiet_hours::calling,
    text::{self, Line},
};
use jiff::Timestamp;
use ruma::{OwnedUserId, UserId};
use storage::{ChatRoom, Decision};

use super::{Outsider, Route};
use crate::{engine::Engine, error::ShellError, links};

/// So many wrong ones of an account are read a day.
const A_DAY: i64 = 5;

impl Engine {
    /// Where a code leads that somebody wrote. Nothing where it is none, or is no news to who is in a cohort.
    pub(super) async fn code(
        &self,
        (person, sender): (&PersonId, &UserId),
        happened: &Event,
        chat: &ChatRoom,
        is_member: bool,
        writes: &mut Decision,
    ) -> Result<Option<Route>, ShellError> {
        let Event::Said { kind: MessageKind::Text, typed, .. } = happened else { return Ok(None) };
        let said = typed.body.as_str();
        if calling::heard(said).is_some() || calling::alarms(said) {
            return Ok(None);
        }
        let Some(digits) = codes::read(said) else { return Ok(None) };
        let now = self.clock.now_ms();
        // What a member writes may be any number: it counts for them alone.
        let limits = Self::wrong_codes_of(sender);
        let limits = if is_member { &limits[..1] } else { &limits[..] };
        let answer = |line: Line| -> Option<Line> { (!is_member).then_some(line) };
        let line = match self.one_more(limits, now).await? {
            None => answer(lines::CodeTooMany {}.into()),
            Some(buckets) => {
                if let Some(cohort) = self.store.cohort_of_code(&links::code_hash(&digits)).await? {
                    if !is_member {
                        writes.chat_rooms.push(chat.clone());
                    }
                    let (person, account) = (person.clone(), OwnedUserId::from(sender));
                    let code = links::code_hash(&digits);
                    let cohort = CohortId::new(cohort);
                    let elsewhere = self.is_elsewhere(person.as_str(), &cohort).await?;
                    let former = self.store.former_accounts(&[sender.to_string()]).await?;
                    let formerly = !former.is_empty();
                    let given = Event::CodeGiven { person, account, code, elsewhere, formerly };
                    return Ok(Some(self.for_cohort(cohort, given)));
                }
                let used = buckets.first().map_or(A_DAY, |bucket| bucket.used);
                // The last of a server's: from now on none of its people's are read.
                if let Some(full) =
                    buckets.get(1).filter(|bucket| bucket.used >= Self::WRONG_CODES_OF_A_SERVER)
                    && let (Ok(until), now) = (Timestamp::from_millisecond(full.ends_at), self.clock.now())
                {
                    self.guessing.note(sender.server_name(), until, now);
                }
                writes.buckets.extend(buckets);
                answer(lines::CodeWrong { count: (A_DAY - used).max(0) }.into())
            }
        };
        let Some(line) = line else { return Ok(None) };
        let language = self.language_for(person, said).await?;
        let (person, text, chat) = (person.clone(), text::render(language, &line), chat.clone());
        Ok(Some(Route::Outsider { person, text, about: Outsider::Code, chat }))
    }
}

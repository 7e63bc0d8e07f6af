//! Whether a change leaves any time to rest.

use jiff::civil::Time;

use crate::{
    cohort::{Strength, Structure},
    quiet_hours::calendar::WeeklyWindow,
};

const DAY: usize = 24 * 60;
const WEEK: usize = 7 * DAY;

/// Whether the week has time in which nobody works, and a room in which that means anything.
pub fn is_there(structure: &Structure) -> bool {
    let means = structure.rooms.iter().any(|(kind, spec)| kind.is_talk() && spec.strength != Strength::None);
    means && !is_whole_week(&structure.hours.windows)
}

/// Whether hours of work leave no minute of the week.
fn is_whole_week(windows: &[WeeklyWindow]) -> bool {
    let mut works = vec![false; WEEK];
    let minute =
        |time: Time| usize::from(time.hour().unsigned_abs()) * 60 + usize::from(time.minute().unsigned_abs());
    for window in windows {
        let (from, to) = (minute(window.from), minute(window.to));
        let length = if to > from { to - from } else { to + DAY - from };
        for day in window.days.iter() {
            let begins = usize::from(day.to_monday_zero_offset().unsigned_abs()) * DAY + from;
            (begins..begins + length).for_each(|at| works[at % WEEK] = true);
        }
    }
    works.into_iter().all(|works| works)
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;
    use crate::quiet_hours::calendar::Days;

    #[test]
    fn a_week_without_a_free_minute_is_whole() {
        let midnight = time(0, 0, 0, 0);
        let all = WeeklyWindow { days: Days::ALL, from: midnight, to: midnight };
        let day = WeeklyWindow { to: time(20, 0, 0, 0), from: time(8, 0, 0, 0), ..all };
        let night = WeeklyWindow { to: day.from, from: day.to, ..all };
        assert!(is_whole_week(std::slice::from_ref(&all)));
        assert!(is_whole_week(&[day.clone(), night.clone()]));
        assert!(!is_whole_week(std::slice::from_ref(&night)));
        assert!(!is_whole_week(&[day, WeeklyWindow { to: time(7, 59, 0, 0), ..night }]));
        assert!(!is_whole_week(&[WeeklyWindow { days: Days::MON_FRI, ..all }]));
        assert!(!is_whole_week(&[]));
    }
}

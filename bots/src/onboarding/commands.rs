//! The rules, the language, the way out.

use super::{asking, command_lines as what, leaving, renewing};
use crate::{
    command::{At, Call, CommandSpec, Footing, KNOWN, NOT_GONE, Needs, Topic},
    deciding::DecisionContext,
    event::Scene,
    ids::Language,
    onboarding::lines as line,
    rights::Barred,
};

/// The commands.
pub const COMMANDS: &[CommandSpec] = &[
    CommandSpec::new(
        "rules",
        (Topic::Know, 10),
        (Needs::Everyone, KNOWN, At::Anywhere),
        || what::Rules {}.into(),
        |ctx, call| {
            rules(ctx, call);
            Ok(())
        },
    ),
    CommandSpec::new(
        "language",
        (Topic::Say, 60),
        (Needs::Everyone, KNOWN, At::Anywhere),
        || what::Language {}.into(),
        |ctx, call| {
            match asking::named(call.rest, &Language::ALL) {
                None => asking::language(ctx, &call.sent.by),
                Some(language) => asking::speak(ctx, &call.sent.by, language),
            }
            Ok(())
        },
    ),
    CommandSpec {
        refused: |ctx, call, barred| {
            let is_out = barred == Barred::Footing(Footing::Gone);
            if is_out {
                leaving::out(ctx, &call.sent.by);
            }
            is_out
        },
        ..CommandSpec::new(
            "leave",
            (Topic::Say, 70),
            (Needs::Everyone, NOT_GONE, At::Anywhere),
            || what::Leave {}.into(),
            |ctx, call| {
                leaving::ask(ctx, &call.sent.by);
                Ok(())
            },
        )
    },
];

/// `!rules`: shows them, and asks whoever has not said yes to them as they are. `!rules 2` shows how they were.
fn rules(ctx: &mut DecisionContext<'_>, call: &Call<'_>) {
    let sent = call.sent;
    let language = match sent.scene {
        Scene::Chat => ctx.language_of(&sent.by),
        Scene::Room(_) => ctx.cohort.language(),
    };
    let wanted =
        call.rest.trim().parse().ok().filter(|version| *version != ctx.cohort.structure.rules.version);
    if let Some(version) = wanted {
        let none = line::RulesNoVersion { version: i64::from(version) };
        let shown = renewing::earlier(ctx, version, language).unwrap_or_else(|| none.into());
        ctx.answer(sent, shown);
        return;
    }
    if sent.scene == Scene::Chat && ctx.cohort.needs_yes(&sent.by) {
        asking::rules(ctx, &sent.by);
        return;
    }
    let shown = line::RulesShow {
        cohort: ctx.cohort.structure.name.clone(),
        rules: ctx.rules_text(language),
        version: i64::from(ctx.cohort.structure.rules.version),
    };
    ctx.answer(sent, shown);
}

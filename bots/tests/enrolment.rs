//! People come in by their coordinator: a list that is sent, shown in numbers, and taken with a yes.

use bots::{
    cohort::{Role, Standing},
    effect::FileContent,
    enrolment::{
        columns,
        listed::{Cell, Entry, Found, Listed, Row, Wrong},
    },
    ids::{Language, RoomKind},
};
use ruma::UserId;

use crate::bench::{
    Bench, lari,
    lari::{account, person},
};

/// A row of a list, of somebody on a server.
fn row(number: u32, name: &str, account: &str) -> Listed {
    let account = UserId::parse(account).unwrap();
    Listed {
        entry: Entry {
            row: number,
            name: name.to_owned(),
            roles: [].into(),
            facility: Some("Lari Health Centre".to_owned()),
            cadre: None,
            language: None,
            wrong: None,
            account: Some(account.clone()),
        },
        found: Found::There,
        person: Some(person(account.localpart().trim_start_matches("p_"))),
        elsewhere: false,
    }
}

fn asha() -> Listed {
    row(2, "Asha Mwangi", "@p_asha:moh.test")
}

fn juma() -> Listed {
    row(3, "Juma Otieno", "@p_juma:county.test")
}

/// All that somebody was told, oldest first.
fn said(bench: &Bench, name: &str) -> String {
    bench.told(name).iter().map(|shown| shown.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn is_asked(bench: &Bench, name: &str) -> bool {
    bench.chats.iter().any(|(asked, _, _)| *asked == person(name))
}

/// Six rows, one of which is wrong: five are added with one digit, and asked in at once.
#[test]
fn a_list_is_shown_in_numbers_and_taken_with_a_yes() {
    let mut bench = Bench::running();
    bench.chat("wanjiku", "!cohort");
    assert!(bench.last("wanjiku").text.contains("1 = add people"), "{}", bench.last("wanjiku").text);
    bench.chat("wanjiku", "1");
    assert!(bench.last("wanjiku").text.contains("as a file"), "{}", bench.last("wanjiku").text);
    let mut wrong = row(4, "Zawadi", "@p_zawadi:moh.test");
    wrong.entry.wrong = Some(Wrong::Account("zawadi".to_owned()));
    let njeri = row(5, "Njeri Mwangi", account("njeri").as_str());
    bench.sends_list("wanjiku", vec![asha(), juma(), wrong, njeri]);
    let told = said(&bench, "wanjiku");
    for said in [
        "has 4 rows",
        "New: 2",
        "In the group already: 1",
        "Rows to mend: 1",
        "Row 4: “zawadi” is no account",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert!(
        !is_asked(&bench, "asha") && bench.cohort.roster(&person("asha")).is_none(),
        "nothing is done yet"
    );
    bench.chat("wanjiku", "1");
    assert!(bench.last("wanjiku").text.contains("I ask 2 people in now"), "{}", bench.last("wanjiku").text);
    assert!(is_asked(&bench, "asha") && is_asked(&bench, "juma") && !is_asked(&bench, "zawadi"));
    bench.opens_chat("asha");
    bench.chat("asha", "2");
    bench.chat("asha", "1");
    assert!(bench.cohort.agreed(&person("asha")), "{}", bench.last("asha").text);
    assert!(bench.invited.contains(&(person("asha"), bots::cohort::Place::Room(RoomKind::Peer))));
}

/// What people decided stays, whatever a file says that does not know it.
#[test]
fn no_file_undoes_who_was_added() {
    let mut bench = Bench::running();
    bench.sends_list("wanjiku", vec![asha()]);
    bench.chat("wanjiku", "1");
    bench.apply(lari::structure());
    assert_eq!(bench.cohort.members[&person("asha")].standing, Standing::Asked);
    assert!(bench.cohort.roster(&person("asha")).is_some());
    bench.apply_reset(lari::structure(), &["people"]);
    assert_eq!(bench.cohort.members[&person("asha")].standing, Standing::OffRoster);
    assert!(bench.cohort.bots.enrolment.added.is_empty());
}

#[test]
fn a_no_changes_nothing_and_so_does_somebody_else() {
    let mut bench = Bench::running();
    bench.sends_list("wanjiku", vec![asha()]);
    bench.chat("wanjiku", "2");
    assert!(bench.last("wanjiku").text.contains("changed nothing"), "{}", bench.last("wanjiku").text);
    assert!(bench.cohort.roster(&person("asha")).is_none());
    bench.sends_list("njeri", vec![asha()]);
    assert!(bench.cohort.prompts.iter().all(|prompt| prompt.person != person("njeri")));
    bench.chat("njeri", "!cohort");
    assert!(bench.last("njeri").text.contains("Only the coordinator"), "{}", bench.last("njeri").text);
}

/// A coordinator who is none any more when the list was read changes nothing by it.
#[test]
fn the_right_is_looked_at_again_with_the_yes() {
    let mut bench = Bench::running();
    bench.sends_list("wanjiku", vec![asha()]);
    bench.edit_file(|file| {
        for row in &mut file.roster {
            row.roles.remove(&Role::Coordinator);
        }
    });
    bench.chat("wanjiku", "1");
    assert!(bench.last("wanjiku").text.contains("Only the coordinator"), "{}", bench.last("wanjiku").text);
    assert!(bench.cohort.roster(&person("asha")).is_none());
}

/// The file was replaced between the preview and the yes: it is shown anew, and nobody is added unseen.
#[test]
fn another_list_than_was_shown_is_shown_first() {
    let mut bench = Bench::running();
    let list = bench.sends_list("wanjiku", vec![asha()]);
    bench.lists.sent.insert(list, vec![asha(), juma()]);
    bench.chat("wanjiku", "1");
    assert!(bench.cohort.roster(&person("asha")).is_none());
    assert!(bench.told("wanjiku").iter().any(|shown| shown.text.contains("not the same as before")));
    bench.chat("wanjiku", "1");
    assert!(bench.cohort.roster(&person("juma")).is_some());
    // And one that was taken back is gone.
    let list = bench.sends_list("wanjiku", vec![row(2, "Zawadi", "@p_zawadi:moh.test")]);
    bench.lists.sent.remove(&list);
    bench.chat("wanjiku", "1");
    assert!(bench.last("wanjiku").text.contains("could not open the file"), "{}", bench.last("wanjiku").text);
    assert!(bench.cohort.roster(&person("zawadi")).is_none());
}

/// Each kind of fault has its own line, with the row.
#[test]
fn what_is_wrong_with_a_row_is_said_beside_its_number() {
    let mut bench = Bench::running();
    bench.edit_file(|file| {
        file.servers.insert(ruma::owned_server_name!("ward.test:8448"));
    });
    let mut nobody = row(5, "Slip", "@p_slip:moh.test");
    nobody.found = Found::Nobody;
    let voice = bench.service_accounts.voice.to_string();
    let list = vec![
        asha(),
        row(3, "Asha again", "@p_asha:moh.test"),
        row(4, "Far", "@p_far:count.test"),
        nobody,
        row(6, "Baraza", &voice),
        row(7, "No port", "@p_port:ward.test"),
    ];
    bench.sends_list("wanjiku", list);
    let told = said(&bench, "wanjiku");
    for said in [
        "Row 3: this account is in row 2 too",
        "Row 4: people of the server count.test cannot come in. Did you mean county.test?",
        "Row 5: no one has the account @p_slip:moh.test",
        "Row 6: this account is mine",
        "Row 7: people of the server ward.test cannot come in. Did you mean ward.test:8448?",
        "New: 1",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
}

/// Who left is asked back by a person who names them, never by a list; who is off the roster comes back by it.
#[test]
fn who_said_no_or_left_is_not_asked_by_a_list() {
    let mut bench = Bench::running();
    bench.confirms("njeri", "!leave");
    bench.forget();
    bench.sends_list("wanjiku", vec![row(2, "Njeri Mwangi", account("njeri").as_str())]);
    let told = said(&bench, "wanjiku");
    assert!(told.contains("Said no or left before: 1") && told.contains("no one new"), "{told}");
    assert!(!is_asked(&bench, "njeri"));
}

/// At night nobody's phone rings: they are asked in when work begins.
#[test]
fn a_list_that_is_taken_at_night_asks_in_the_morning() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T21:00:00");
    bench.sends_list("wanjiku", vec![asha()]);
    bench.chat("wanjiku", "1");
    assert!(
        bench.last("wanjiku").text.contains("asks this one") || bench.last("wanjiku").text.contains("later")
    );
    assert!(!is_asked(&bench, "asha"));
    bench.until("2026-08-04T08:01:00");
    assert!(is_asked(&bench, "asha"));
}

#[test]
fn who_is_in_is_told_and_who_is_silent_is_asked_once_a_day() {
    let mut bench = Bench::running();
    bench.sends_list("wanjiku", vec![asha(), juma()]);
    bench.chat("wanjiku", "1");
    bench.opens_chat("juma");
    bench.chat("wanjiku", "!cohort who");
    let told = bench.last("wanjiku").text;
    assert!(told.contains("Not answered yet: 4") && told.contains("Asha Mwangi"), "{told}");
    bench.chats.clear();
    bench.forget();
    bench.confirms("wanjiku", "!cohort ask");
    assert!(!is_asked(&bench, "asha"), "an invitation rings once");
    let told = bench.last("wanjiku").text;
    assert!(told.contains("have not opened their invitation") && told.contains("Asha Mwangi"), "{told}");
    assert!(!told.contains("Juma"), "{told}");
    assert!(bench.told("juma").iter().any(|shown| !shown.text.starts_with("(before)")), "asked in the chat");
    bench.chat("wanjiku", "!cohort 3");
    assert!(bench.last("wanjiku").text.contains("not long ago"), "{}", bench.last("wanjiku").text);
}

/// Fifty rows to mend are told in a few messages, each of which can be read.
#[test]
fn many_rows_to_mend_are_told_in_a_few_messages() {
    let mut bench = Bench::running();
    let list = (2..202).map(|number| {
        let mut listed = row(number, "Asha", &format!("@p_{number}:moh.test"));
        listed.entry.wrong = Some(Wrong::Role("x".repeat(60)));
        listed
    });
    bench.sends_list("wanjiku", list.collect());
    let told = bench.told("wanjiku");
    assert!(told.len() <= 5, "{}", told.len());
    assert!(told.iter().any(|shown| shown.text.contains("All 200 rows to mend are in the file")), "{told:?}");
    let handed = bench.handed("wanjiku");
    let FileContent::Table(rows) = &handed[0].what else { panic!("no table") };
    assert_eq!((handed.len(), handed[0].name.as_str(), rows.len()), (1, "rows-lari.csv", 201));
    assert_eq!(rows[0], ["row", "what to mend"]);
    assert!(rows[200][0] == "201" && rows[200][1].contains("I do not know the role"), "{:?}", rows[200]);
}

/// What fits is said, and no file comes.
#[test]
fn a_few_rows_to_mend_are_no_file() {
    let mut bench = Bench::running();
    let list = (2..8).map(|number| {
        let mut listed = row(number, "Asha", &format!("@p_{number}:moh.test"));
        listed.entry.wrong = Some(Wrong::Role("chief".to_owned()));
        listed
    });
    bench.sends_list("wanjiku", list.collect());
    assert_eq!(bench.heard("wanjiku", "Row 7:"), 1);
    assert!(bench.handed("wanjiku").is_empty());
}

/// The example comes as a file that can be filled in, in the reader's own words, and is read back without a row to mend.
#[test]
fn the_example_is_a_file_that_is_read_back() {
    for (language, heading) in Language::ALL.into_iter().zip(["name", "nom", "नाम", "nome", "jina"]) {
        let mut bench = Bench::running();
        bench.cohort.structure.languages = Language::ALL.to_vec();
        bench.directory.people.get_mut(&person("wanjiku")).unwrap().language = Some(language);
        bench.cohort.members.get_mut(&person("wanjiku")).unwrap().language = Some(language);
        bench.chat("wanjiku", "!cohort template");
        let handed = bench.handed("wanjiku");
        let FileContent::Table(rows) = &handed[0].what else { panic!("no table") };
        assert_eq!(
            (handed[0].name.as_str(), rows[0][0].as_str()),
            ("list-lari.csv", heading),
            "{language:?}"
        );
        assert!(rows.len() == 3 && rows.iter().all(|row| row.len() == 6), "{rows:?}");
        let cell = |text: &String| Cell { formula: false, cut: false, text: text.clone() };
        let as_read: Vec<Row> = rows
            .iter()
            .zip(1..)
            .map(|(cells, number)| Row { number, cells: cells.iter().map(cell).collect() })
            .collect();
        let entries = columns::read(&as_read, &bench.cohort.structure.languages).unwrap();
        assert!(entries.iter().all(|entry| entry.wrong.is_none()), "{language:?}: {entries:?}");
        assert!(entries[0].account.is_some() && entries[1].account.is_none(), "{entries:?}");
        assert_eq!(entries[0].language, Some(language));
    }
}

/// Whoever is in a chat with Baraza already, of another group or by themselves, is greeted there and asked at once.
#[test]
fn who_is_in_a_chat_already_is_asked_there() {
    let mut bench = Bench::running();
    let zuhura = row(2, "Zuhura Omari", "@p_zuhura:moh.test");
    bench.known_elsewhere("zuhura", "Zuhura Omari");
    bench.sends_list("wanjiku", vec![zuhura]);
    bench.chat("wanjiku", "1");
    let told = said(&bench, "zuhura");
    assert!(told.contains("Wanjiku Kamau") && told.contains("Kiswahili"), "{told}");
}

/// A list that goes into a room is read by all there: its sender reads so, if a list was asked for.
#[test]
fn a_list_in_a_room_is_no_list() {
    let mut bench = Bench::running();
    let table = |bench: &mut Bench| {
        let room = bots::event::Scene::Room(RoomKind::Peer);
        bench.sends("wanjiku", room, bots::event::MessageKind::Table, "stock.xlsx");
    };
    table(&mut bench);
    assert!(!said(&bench, "wanjiku").contains("in the room"));
    bench.chat("wanjiku", "!cohort add");
    table(&mut bench);
    assert!(bench.last("wanjiku").text.contains("delete it there"), "{}", bench.last("wanjiku").text);
}

/// What somebody else waits for is words: a table goes where tables go.
#[test]
fn a_table_is_no_report() {
    let mut bench = Bench::running();
    bench.chat("wanjiku", "!report");
    bench.sends_list("wanjiku", vec![asha()]);
    assert!(bench.last("wanjiku").text.contains("one new person"), "{}", bench.last("wanjiku").text);
}

/// A picture by mistake: the list may still come.
#[test]
fn what_was_no_list_ends_no_wait() {
    let mut bench = Bench::running();
    bench.chat("wanjiku", "!cohort add");
    bench.sends("wanjiku", bots::event::Scene::Chat, bots::event::MessageKind::Media, "list.jpg");
    assert!(bench.last("wanjiku").text.contains("could not open"), "{}", bench.last("wanjiku").text);
    let event = bench.sends("wanjiku", bots::event::Scene::Chat, bots::event::MessageKind::Media, "document");
    assert!(bench.last("wanjiku").text.contains("could not open"), "{event} is read as the list");
}

/// Who is kept out is not asked in by a list, also when the file does not know them any more.
#[test]
fn who_is_banned_is_not_asked_in_by_a_list() {
    let mut bench = Bench::running();
    bench.confirms("achieng", "!ban Njeri Mwangi: selling things");
    bench.edit_file(|file| file.roster.retain(|row| row.person != person("njeri")));
    bench.forget();
    bench.sends_list("wanjiku", vec![row(2, "Njeri Mwangi", account("njeri").as_str())]);
    let told = said(&bench, "wanjiku");
    assert!(told.contains("I do not ask them again") && told.contains("no one new"), "{told}");
}

/// Of two coordinators the invitation names the one who added the person, and the numbers name the group.
#[test]
fn an_invitation_names_whoever_added_the_person() {
    let mut bench = Bench::running();
    bench.edit_file(|file| {
        let row = file.roster.iter_mut().find(|row| row.person == person("kiprono")).unwrap();
        row.roles.insert(Role::Coordinator);
    });
    bench.sends_list("kiprono", vec![asha()]);
    assert!(said(&bench, "kiprono").contains("Lari nurses: Your list"), "{}", said(&bench, "kiprono"));
    bench.chat("kiprono", "1");
    let (_, _, topic) = bench.chats.iter().find(|(asked, _, _)| *asked == person("asha")).unwrap();
    assert!(topic.contains("Kiprono Cheruiyot"), "{topic}");
}

//! What `plan` says beside what changes in rooms: who is new, and what people decided and no file undoes.

use crate::{
    rounds::people,
    terminal::{baraza, with_file},
    test_db::on_both,
    test_service::{TestService, small_cohort},
};

on_both! {
    async fn plan_names_newcomers_and_what_people_decided_as_show_does(home) {
        let town = TestService::new(home).await;
        {
            let baraza = town.applied(&small_cohort()).await;
            town.achieng().leave(town.room("peer")).unwrap();
            let (makena, chat) = (town.makena(), town.chat(&town.makena()));
            makena.join(&chat).unwrap();
            baraza.settle(&town).await;
            // The cohort's own language is English.
            makena.say(&chat, "2").unwrap();
            baraza.settle(&town).await;
        }
        let newcomer = "\n[[person]]\nid = \"@njeri:moh.test\"\nname = \"Njeri Mwangi\"\nroles = [\"mentee\"]\n";
        let (planned, fine) = with_file(&town, "plan", &(small_cohort() + newcomer)).await;
        assert!(fine && planned.lines().any(|line| line == "+ Njeri Mwangi (@njeri:moh.test)"), "{planned}");
        let shown = baraza(&town, &["show", "lari"]).await.out;
        for decided in ["Achieng Odhiambo declined on 20", "Makena Kirimi chose sw, decided on 20"] {
            assert!(planned.contains(&format!("\n  {decided}")), "{decided}: {planned}");
            assert!(shown.contains(&format!("\n# {decided}")), "{decided}: {shown}");
        }
    }

    /// What an operator reads is said in words, and times to the minute of the cohort's own clocks.
    async fn plan_and_show_speak_to_people(home) {
        let town = TestService::new(home).await;
        {
            let baraza = town.applied(&small_cohort()).await;
            town.achieng().join(town.room("peer")).unwrap();
            baraza.settle(&town).await;
        }
        let shown = baraza(&town, &["show", "lari"]).await.out;
        assert!(shown.contains("Makena Kirimi: asked since 2026-11-20 11:00\n"), "{shown}");
        let draft = "the texts in Kiswahili are a draft: no native speaker has read them yet";
        assert!(shown.lines().any(|line| line == format!("# {draft}")), "{shown}");
        let checked = baraza(&town, &["check"]).await.out;
        assert!(checked.lines().any(|line| line == format!("note     lari: {draft}")), "{checked}");
        let mut file = config::CohortFile::parse(&shown, "lari.toml").unwrap();
        file.people.retain(|person| person.id.localpart() != "achieng");
        for person in &mut file.people {
            person.supervises.retain(|id| id.localpart() != "achieng");
        }
        let (planned, fine) = with_file(&town, "plan", &file.to_toml()).await;
        let line = "~ peer: remove @achieng:county.test (taken off the roster)";
        assert!(fine && planned.lines().any(|said| said == line), "{planned}");
    }

    /// A file that was cut between two people is a valid file: it takes nobody out by accident.
    async fn half_a_file_takes_nobody_out(home) {
        let town = TestService::new(home).await;
        let whole = format!("{}{}", small_cohort(), people("moh", 12));
        drop(town.applied(&whole).await);
        let cut = |nurses| format!("{}{}", small_cohort(), people("moh", nurses));
        let (said, fine) = with_file(&town, "plan", &cut(6)).await;
        assert!(fine && said.starts_with("- 6 of 16 people are not in this file"), "{said}");
        let (said, fine) = with_file(&town, "apply", &cut(6)).await;
        assert!(!fine && said.contains("nothing was changed") && said.contains("--remove 6"), "{said}");
        let path = town.home.folder.join("lari.toml");
        let path = path.to_str().unwrap();
        let said = baraza(&town, &["apply", path, "--remove", "5"]).await;
        assert!(!said.fine && said.err.contains("takes 6 of 16 people out, not 5"), "{}", said.err);
        let (said, _) = with_file(&town, "plan", &whole).await;
        assert!(!said.contains("Nurse"), "nobody is out, so nobody comes back: {said}");
        let (said, fine) = with_file(&town, "plan", &cut(11)).await;
        assert!(fine && said.starts_with("- Nurse 11"), "one person is an ordinary change: {said}");
        std::fs::write(path, cut(6)).unwrap();
        let said = baraza(&town, &["apply", path, "--remove", "6"]).await;
        assert!(said.fine && said.out.contains("applied"), "{} {}", said.out, said.err);
        let (said, _) = with_file(&town, "plan", &cut(6)).await;
        assert!(!said.contains("Nurse"), "{said}");
    }

    /// Nobody's phone rings at night because an operator works then.
    async fn an_apply_in_quiet_time_invites_nobody_before_the_opening(home) {
        let town = TestService::new(home).await;
        let asleep = small_cohort()
            .replace(r#"days = ["mon-fri"]"#, r#"days = ["sun"]"#)
            .replace(r#"from = "08:00""#, r#"from = "03:00""#)
            .replace(r#"to = "17:00""#, r#"to = "03:01""#);
        let path = town.home.folder.join("lari.toml");
        std::fs::write(&path, &asleep).unwrap();
        let path = path.to_str().unwrap();
        let said = baraza(&town, &["apply", path]).await;
        assert!(said.fine && said.out.contains("nobody is invited before Sun"), "{}{}", said.out, said.err);
        let (peer, achieng) = (town.room("peer"), town.achieng());
        assert_eq!(town.fake.membership(&peer, &achieng), None);
        let again = baraza(&town, &["apply", path]).await;
        assert!(again.fine, "{}", again.err);
        assert_eq!(town.fake.membership(&peer, &achieng), None);
        let said = baraza(&town, &["apply", path, "--now"]).await;
        assert!(said.fine && !said.out.contains("nobody is invited"), "{}{}", said.out, said.err);
        assert_eq!(town.fake.membership(&peer, &achieng).as_deref(), Some("invite"));
    }

    /// What is different in a row, thing by thing, and whether the rules are asked again.
    async fn plan_says_what_changes_in_a_row(home) {
        let town = TestService::new(home).await;
        drop(town.applied(&small_cohort()).await);
        let makena = "name = \"Makena Kirimi\"\nroles = [\"mentee\"]\n";
        let other = "name = \"Makena Kirimi\"\nroles = [\"mentee\", \"moderator\"]\nfacility = \"Lari\"\nlanguage = \"sw\"\n";
        let file = small_cohort()
            .replace(makena, other)
            .replace("accepted_on = 2025-02-03\n\n[[person]]\nid = \"@makena", "\n[[person]]\nid = \"@makena")
            .replace("supervises = [\"@achieng:county.test\", ", "supervises = [")
            .replace("Respect everyone.", "Respect all.");
        let (said, fine) = with_file(&town, "plan", &file).await;
        assert!(fine, "{said}");
        for line in [
            "~ Makena Kirimi: + role moderator; + facility Lari; + language sw",
            "~ Achieng Odhiambo: - accepted_on 2025-02-03",
            "~ Mwikali Mbithi: - supervises Achieng Odhiambo",
            "~ rules: another text under version 1, so nobody is asked; where the meaning changed, write version = 2",
        ] {
            assert!(said.lines().any(|said| said == line), "{line}: {said}");
        }
        let (said, _) = with_file(&town, "plan", &file.replace("version = 1", "version = 2")).await;
        assert!(said.contains("~ rules: version 2, and everyone is asked whether they agree to it\n"), "{said}");
    }

    /// A slip in a file that is valid all the same: a day to come, one name for two, another id for the same people, another
    /// encoding.
    async fn a_slip_in_a_file_is_said_before_anything_is_done(home) {
        let town = TestService::new(home).await;
        let early = small_cohort().replacen("accepted_on = 2025-02-03", "accepted_on = 2062-02-03", 1);
        for command in ["plan", "apply"] {
            let (said, fine) = with_file(&town, command, &early).await;
            let line = "Wanjiku Kamau (@wanjiku:moh.test): accepted_on = 2062-02-03";
            assert!(!fine && said.contains("have not come yet") && said.contains(line), "{said}");
        }
        let twice = small_cohort().replace("Makena Kirimi", "achieng odhiambo");
        let (said, fine) = with_file(&town, "plan", &twice).await;
        let line = "? @achieng:county.test and @makena:moh.test are both called achieng odhiambo.";
        assert!(fine && said.contains(line), "{said}");
        assert!(town.fake.rooms().is_empty());
        drop(town.applied(&small_cohort()).await);
        let (said, fine) = with_file(&town, "plan", &small_cohort().replace("id = \"lari\"", "id = \"larri\"")).await;
        assert!(fine && said.contains("? 4 of these 4 people are in `lari` already."), "{said}");
        let (said, _) = with_file(&town, "plan", &small_cohort()).await;
        assert!(!said.contains('?'), "{said}");
        let path = town.home.folder.join("lari.toml");
        let latin: Vec<u8> = small_cohort().replace("Kirimi", "Zo\u{e9}").chars().map(|c| c as u8).collect();
        std::fs::write(&path, latin).unwrap();
        let said = baraza(&town, &["plan", path.to_str().unwrap()]).await;
        assert!(!said.fine && said.err.contains("Save it again as UTF-8"), "{}", said.err);
    }

    async fn a_reset_names_what_there_is_and_who_is_in_the_file(home) {
        let town = TestService::new(home).await;
        let path = town.home.folder.join("lari.toml");
        std::fs::write(&path, small_cohort()).unwrap();
        let path = path.to_str().unwrap();
        for (reset, why) in [
            ("langauge", "sanctions, standing, standing=@person:server, rota, windows"),
            ("standing=@njeri:moh.test", "@njeri:moh.test is not in this file"),
        ] {
            let said = baraza(&town, &["apply", path, "--reset", reset]).await;
            assert!(!said.fine && said.err.contains(why), "{}", said.err);
        }
        assert!(town.fake.rooms().is_empty(), "refused before anything is done");
        let said = baraza(&town, &["apply", path, "--reset", "standing=@makena:moh.test"]).await;
        assert!(said.fine && said.out.contains("applied"), "{}{}", said.out, said.err);
    }
}

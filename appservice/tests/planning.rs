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

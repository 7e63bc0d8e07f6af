//! A cohort's file as an operator writes it.

use std::fmt::Write;

use jiff::Timestamp;
use people::Person;

/// A row of the roster.
#[derive(Clone, Debug)]
pub struct Row {
    id: String,
    name: String,
    roles: Vec<&'static str>,
    accepted: bool,
    supervises: Vec<String>,
}

impl Row {
    /// Someone who accepted the rules on paper: invited to the peer room at once.
    pub fn accepted(person: &Person, roles: &[&'static str]) -> Self {
        Self {
            id: person.user_id().to_owned(),
            name: person.name().to_owned(),
            roles: roles.to_vec(),
            accepted: true,
            supervises: Vec::new(),
        }
    }

    /// Someone who is asked first.
    pub fn asked(person: &Person, roles: &[&'static str]) -> Self {
        Self { accepted: false, ..Self::accepted(person, roles) }
    }

    /// Someone with authority over members.
    pub fn supervisor(person: &Person, of: &[&Person]) -> Self {
        let supervises = of.iter().map(|person| person.user_id().to_owned()).collect();
        Self { accepted: false, supervises, ..Self::accepted(person, &["supervisor"]) }
    }
}

/// A one-off quiet window.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// Its beginning.
    pub from: Timestamp,
    /// Its end.
    pub to: Timestamp,
}

/// A cohort that works day and night all week, so that a scenario is the same at whatever hour it runs. It is quiet in
/// its windows only.
#[derive(Clone, Debug)]
pub struct CohortFile {
    /// Its id.
    pub id: String,
    /// Whether its rooms are encrypted.
    pub encrypted: bool,
    /// The servers whose people may take part.
    pub servers: Vec<String>,
    /// The roster.
    pub people: Vec<Row>,
    /// Quiet windows.
    pub windows: Vec<Window>,
    /// What was sent before is history.
    pub live_since: Option<Timestamp>,
    /// Kinds of rooms that it does without.
    pub without: Vec<&'static str>,
}

impl CohortFile {
    /// A plain cohort with all its rooms.
    pub fn new(id: &str, servers: &[&str], people: Vec<Row>) -> Self {
        Self {
            id: id.to_owned(),
            encrypted: false,
            servers: servers.iter().map(|server| (*server).to_owned()).collect(),
            people,
            windows: Vec::new(),
            live_since: None,
            without: Vec::new(),
        }
    }

    /// Only the peer room, the facilitators' and the space: enough where the others would only take time.
    #[must_use]
    pub fn small(mut self) -> Self {
        self.without = vec!["social", "notices", "liaison", "library"];
        self
    }

    /// The file.
    pub fn toml(&self) -> String {
        let mut text = format!(
            "id = {id:?}\n\
             name = \"Scenario {id}\"\n\
             topic = \"Nurses who learn from each other\"\n\
             timezone = \"Africa/Nairobi\"\n\
             languages = [\"en\", \"sw\"]\n\
             encrypted = {encrypted}\n\
             servers = {servers:?}\n\
             emergency_number = \"112\"\n\
             {live_since}\
             [rules]\n\
             version = 1\n\
             en = [\"Respect everyone.\", \"No patient's name.\"]\n\
             sw = [\"Heshima kwa kila mtu.\", \"Hakuna jina la mgonjwa.\"]\n\
             [[working_hours]]\n\
             days = [\"mon-sun\"]\n\
             from = \"00:00\"\n\
             to = \"24:00\"\n\
             [rota]\n\
             every_weeks = 1\n\
             handover = \"monday 08:00\"\n",
            id = self.id,
            encrypted = self.encrypted,
            servers = self.servers,
            live_since = self.live_since.map(|at| format!("live_since = {at}\n")).unwrap_or_default(),
        );
        for kind in &self.without {
            let _ = writeln!(text, "[rooms.{kind}]\nenabled = false");
        }
        for window in &self.windows {
            let (from, to) = (window.from, window.to);
            let _ = writeln!(text, "[[one_off]]\nkind = \"quiet\"\nfrom = {from}\nto = {to}");
        }
        for row in &self.people {
            let (id, name, roles) = (&row.id, &row.name, &row.roles);
            let _ = writeln!(text, "[[person]]\nid = {id:?}\nname = {name:?}\nroles = {roles:?}");
            if row.accepted {
                text.push_str("member_since = 2025-06-02\naccepted_on = 2025-06-02\n");
            }
            if !row.supervises.is_empty() {
                let _ = writeln!(text, "supervises = {:?}", row.supervises);
            }
        }
        text
    }
}

//! A few people who are enough for most scenarios.

use anyhow::Result;
use people::Person;
use scenarios::watch::come_in;
use scenarios::{CohortFile, Row, Town};

/// Five members on two servers and somebody's boss.
#[derive(Debug)]
pub struct Cast {
    /// Coordinates, mentors and facilitates; on the ministry's server.
    pub wanjiku: Person,
    /// Moderates; on the ministry's server.
    pub achieng: Person,
    /// Mentors and facilitates; on the county's server.
    pub muthoni: Person,
    /// A mentee on the ministry's server.
    pub njeri: Person,
    /// A mentee on the county's server.
    pub gathoni: Person,
    /// Has authority over Njeri; in no peer room.
    pub mwikali: Person,
}

impl Cast {
    /// Makes their accounts.
    pub async fn of(town: &Town) -> Result<Self> {
        Ok(Self {
            wanjiku: town.person(town.moh(), "Wanjiku Kamau").await?,
            achieng: town.person(town.moh(), "Achieng Odhiambo").await?,
            muthoni: town.person(town.county(), "Muthoni Njoroge").await?,
            njeri: town.person(town.moh(), "Njeri Mwangi").await?,
            gathoni: town.person(town.county(), "Gathoni Maina").await?,
            mwikali: town.person(town.moh(), "Mwikali Mbithi").await?,
        })
    }

    /// Their cohort. All members accepted the rules on paper.
    pub fn cohort(&self, town: &Town, id: &str) -> CohortFile {
        let people = vec![
            Row::accepted(&self.wanjiku, &["facilitator", "mentor", "coordinator"]),
            Row::accepted(&self.achieng, &["moderator"]),
            Row::accepted(&self.muthoni, &["facilitator", "mentor"]),
            Row::accepted(&self.njeri, &["mentee"]),
            Row::accepted(&self.gathoni, &["mentee"]),
            Row::supervisor(&self.mwikali, &[&self.njeri]),
        ];
        CohortFile::new(&town.cohort_id(id), &[&town.moh().name, &town.county().name], people)
    }

    /// All members take their invitation to the peer room.
    pub async fn come_in(&self, peer: &str) -> Result<()> {
        for person in [&self.wanjiku, &self.achieng, &self.muthoni, &self.njeri, &self.gathoni] {
            come_in(person, peer).await?;
        }
        Ok(())
    }
}
